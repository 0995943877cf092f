package dev.secondfactor.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given the administration's REST interface to the policy, and the server info")
class PolicyRestIT {

  private final TestRealm realm;

  PolicyRestIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName("nobody without a token may read it")
  void asksForAToken(KeycloakServer server) {
    assertThat(read(realm, server, Optional.empty()).statusCode()).isEqualTo(401);
    assertThat(read(realm, server, Optional.of("no.such.token")).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("only who may view the realm may read it")
  void asksForTheRole(KeycloakServer server) {
    TestUser alice = realm.addUser("alice");
    assertThat(read(realm, server, Optional.of(token(realm, alice))).statusCode()).isEqualTo(403);

    alice.admin().giveManagementRole("view-users");
    assertThat(read(realm, server, Optional.of(token(realm, alice))).statusCode()).isEqualTo(403);

    alice.admin().giveManagementRole("view-realm");
    HttpResponse<String> answer = read(realm, server, Optional.of(token(realm, alice)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.parse(answer.body()).path("codeLength").asInt()).isEqualTo(6);
  }

  @Test
  @DisplayName(
      "it warns when the key for seeing recovery codes again went after the policy was saved")
  void warnsOfALostKey(KeycloakServer server) {
    server.vaultSecret(realm.name(), "codes", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    realm.policy(Map.of("recoveryCodesViewable", "true", "recoveryCodesKey", "${vault.codes}"));
    assertThat(realm.admin().secondFactorPolicy().path("warnings")).isEmpty();

    server.vaultSecret(realm.name(), "codes", "a passphrase");

    JsonNode policy = realm.admin().secondFactorPolicy();
    assertThat(policy.path("warnings").findValuesAsText("id"))
        .containsExactly("recovery-codes-without-key");
    assertThat(policy.toString()).doesNotContain("passphrase");
  }

  @Test
  @DisplayName("the server info shows the product's version at each of its providers")
  void showsTheVersion(KeycloakServer server) {
    JsonNode providers = server.admin().serverInfo().path("providers");

    for (String[] provider :
        new String[][] {
          {"second-factor-policy", "second-factor-policy"},
          {"authenticator", "second-factor-email-otp"},
          {"required-action", "second-factor-configure-email"},
        }) {
      JsonNode info =
          providers.path(provider[0]).path("providers").path(provider[1]).path("operationalInfo");
      assertThat(info.path("keycloak-second-factor").asText())
          .as(provider[1])
          .matches("\\d+\\.\\d+\\.\\d+.*");
    }
  }

  private static HttpResponse<String> read(
      TestRealm realm, KeycloakServer server, Optional<String> token) {
    HttpRequest.Builder request =
        Http.request(URI.create(server.url() + realm.admin().path("/second-factor/policy")));
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    return Http.send(request.build());
  }

  private static String token(TestRealm realm, TestUser user) {
    return LoginPage.of(realm).signIn(user).as(AppPage::new).tokens().bearer();
  }
}
