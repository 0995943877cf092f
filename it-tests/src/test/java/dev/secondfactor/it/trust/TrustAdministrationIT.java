package dev.secondfactor.it.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given users with trusted browsers, and their administrator")
class TrustAdministrationIT {

  private final TestRealm realm;

  TrustAdministrationIT(TestRealm realm) {
    this.realm = realm;
    Trusting.allow(realm);
  }

  @Test
  @DisplayName("A8: a user's browsers are listed with their names, places and times")
  void listed() {
    Trusting alice = Trusting.user(realm, "alice");
    alice.trust(realm.newSession().withBrowser(Trusting.FIREFOX).from("192.0.2.7"));

    assertThat(alice.listed())
        .singleElement()
        .satisfies(
            browser -> {
              assertThat(browser.path("label").asText()).isEqualTo("Firefox (Linux)");
              assertThat(browser.path("ipAddress").asText()).isEqualTo("192.0.2.7");
              Instant trusted = Instant.parse(browser.path("trustedAt").asText());
              assertThat(Instant.parse(browser.path("lastUsedAt").asText())).isEqualTo(trusted);
              assertThat(Instant.parse(browser.path("until").asText()))
                  .isEqualTo(trusted.plus(Duration.ofDays(30)));
              assertThat(browser.toString()).doesNotContain("token", "factors");
            });
    assertThat(alice.kept())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.path("userLabel").asText()).isEqualTo("Firefox (Linux)");
              assertThat(row.has("secretData")).isFalse();
            });
  }

  @Test
  @DisplayName("A8: one is withdrawn with a reason and a mail to the owner, and the other stays")
  void withdrawn(Inbox inbox) {
    Trusting bella = Trusting.user(realm, "bella");
    LoginSession first = bella.trust();
    LoginSession second =
        bella.trust(
            realm.newSession().withBrowser(Trusting.FIREFOX), Instant.now().plusSeconds(30));
    String id = bella.listed().get(0).path("id").asText();
    assertThat(bella.listed())
        .extracting(it -> it.path("label").asText())
        .contains("Firefox (Linux) 2");

    assertThat(delete(bella, "/" + id + "?reason=sold").status()).isEqualTo(204);

    assertThat(bella.letsIn(second)).isFalse();
    assertThat(bella.letsIn(first)).isTrue();
    assertThat(
            inbox.withSubject(
                bella.user().email(), "Browser no longer trusted for " + realm.title()))
        .satisfies(mail -> assertThat(mail.text()).contains("Firefox (Linux)"));
    assertThat(events(bella))
        .singleElement()
        .satisfies(
            event -> assertThat(event.path("details").path("reason").asText()).isEqualTo("sold"));
    assertThat(delete(bella, "/" + id).status()).isEqualTo(204);
    assertThat(events(bella)).hasSize(1);
  }

  @Test
  @DisplayName("A8: all are withdrawn at once")
  void all() {
    Trusting cora = Trusting.user(realm, "cora");
    LoginSession browser = cora.trust();

    assertThat(delete(cora, "").status()).isEqualTo(204);

    assertThat(cora.kept()).isEmpty();
    assertThat(cora.letsIn(browser)).isFalse();
  }

  @Test
  @DisplayName("A8: Keycloak's own list removes one, and the others stay")
  void byKeycloak() {
    Trusting dora = Trusting.user(realm, "dora");
    LoginSession first = dora.trust();
    LoginSession second =
        dora.trust(realm.newSession().withBrowser(Trusting.FIREFOX), Instant.now().plusSeconds(30));

    dora.user().admin().deleteCredential(dora.listed().get(0).path("id").asText());

    assertThat(dora.letsIn(second)).isFalse();
    assertThat(dora.letsIn(first)).isTrue();
  }

  @Test
  @DisplayName(
      "A8: a trusted browser is no second factor: not in the report, and not where one is required")
  void noFactor() {
    TestUser eve = realm.addUser("eve");
    Trusting.keep(eve, "Firefox (Linux)");

    List<JsonNode> none =
        Json.children(
            realm
                .admin()
                .api()
                .get(realm.admin().path("/second-factor/report/users?group=none"))
                .path("users"));

    assertThat(none).extracting(user -> user.path("username").asText()).contains("eve");
    assertThat(LoginPage.of(realm).signIn(eve).isSignedIn()).isTrue();
    realm.policy(
        Map.of("trustedBrowserDays", "30", "requirement", "required", "primaryMethod", "totp"));
    try {
      LoginPage.of(realm).signIn(eve).as(TotpSetupPage::new);
    } finally {
      realm.policy(Map.of("trustedBrowserDays", "30"));
    }
  }

  @Test
  @DisplayName(
      "C13: a flow that is made while the policy trusts browsers spares them, also where all are asked")
  void madeFlow(TestRealm other) {
    other.policy(Map.of("trustedBrowserDays", "30"));
    Trusting fay = Trusting.user(other, "fay");
    TestUser newcomer = other.addUser("newcomer");
    other
        .admin()
        .api()
        .post(
            other.admin().path("/second-factor/flows"),
            Json.parse(
                "{\"kind\": \"browser\", \"methods\": [\"recovery-codes\", \"totp\","
                    + " \"email-otp\"], \"condition\": {\"type\": \"everyone\"}, \"bind\": true}"));

    LoginSession browser = fay.trust();

    assertThat(fay.letsIn(browser)).isTrue();
    assertThat(fay.letsIn(other.newSession())).isFalse();
    // The condition spares who is trusted, and nobody from the set-up.
    assertThat(LoginPage.of(other).signIn(newcomer).isSignedIn()).isFalse();
    fay.user()
        .admin()
        .deleteCredential(fay.user().admin().credential("otp").orElseThrow().path("id").asText());
    assertThat(fay.signIn(Trusting.closed(browser)).isSignedIn()).isFalse();
    assertThat(Json.children(other.admin().api().get(other.admin().path("/second-factor/check"))))
        .extracting(finding -> finding.path("id").asText())
        .doesNotContain("trusted-browser-not-in-flow", "trusted-browser-not-offered");
  }

  private Reply delete(Trusting user, String more) {
    return realm
        .admin()
        .api()
        .attempt(
            "DELETE",
            realm
                .admin()
                .path("/second-factor/users/" + user.user().id() + "/trusted-browsers" + more),
            Json.object());
  }

  private List<JsonNode> events(Trusting user) {
    return realm.admin().adminEvents().stream()
        .filter(
            event ->
                event.path("resourceType").asText().equals("SECOND_FACTOR_TRUSTED_BROWSER")
                    && event.path("resourcePath").asText().contains(user.user().id()))
        .toList();
  }
}
