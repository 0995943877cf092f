package dev.secondfactor.it.realmimport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.realm.RealmFile;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("container")
@DisplayName("Given the example of a realm in a file")
class RealmImportIT {

  private final Harness harness;
  private final Shop shop;

  RealmImportIT(Harness harness) {
    this.harness = harness;
    this.shop = new Shop(harness.twilio().openAccount(), harness.clientApp().uri());
  }

  @AfterEach
  void removeTheRealm() {
    harness.server().admin().attempt("DELETE", "/admin/realms/" + Shop.NAME, Json.object());
  }

  @Test
  @Tag("smoke")
  @DisplayName(
      "an import makes policy, gateways and flows, and users sign in with the second factor")
  void imported() {
    RealmAdmin realm = imported(shop.file(harness.inbox().port()));

    Shop.expectComplete(realm);
    shop.expectSecondFactor(harness.server());
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 17: an export has the policy, the gateways and the flows, and no secret")
  void exported() {
    RealmFile file = shop.file(harness.inbox().port());
    JsonNode before = file.document().deepCopy();
    RealmAdmin realm = imported(file);
    String token = "a-token-that-is-not-in-the-vault";
    String spare =
        realm.api().get(realm.path("/second-factor/gateways")).path(1).path("id").asText();
    realm
        .api()
        .attempt(
            "PATCH",
            realm.path("/second-factor/gateways/" + spare),
            Json.tree(Map.of("settings", Map.of("authorization", token))));

    JsonNode export = realm.partialExport();

    for (String type : List.of(TestRealm.POLICY_TYPE, TestRealm.GATEWAY_TYPE)) {
      assertThat(configs(export, type))
          .containsExactlyInAnyOrderElementsOf(
              configs(before, type).stream()
                  .map(config -> config.replace("${vault.sms}", "**********"))
                  .toList());
    }
    assertThat(steps(export)).containsAll(steps(before).toList());
    assertThat(export.path("browserFlow").asText()).isEqualTo("browser with second factor");
    assertThat(export.toString())
        .doesNotContain(token)
        .doesNotContain(shop.twilio().keys().authToken());
  }

  @Test
  @DisplayName("the files for Terraform make the same policy and gateways by our REST interface")
  void terraform(TestRealm realm) {
    ObjectNode file = RealmFile.example(Artifacts.given()).document();
    String base = realm.admin().path("/second-factor");
    ObjectNode policy = terraformFile("policy.json");
    assertThat(realm.admin().api().attempt("PATCH", base + "/policy", policy).status())
        .isEqualTo(200);
    for (JsonNode gateway : file.path("components").path(TestRealm.GATEWAY_TYPE)) {
      ObjectNode body = terraformFile("gateway-" + gateway.path("name").asText() + ".json");
      body.put("kind", gateway.path("providerId").asText());
      assertThat(realm.admin().api().attempt("POST", base + "/gateways", body).status())
          .isEqualTo(201);
    }

    for (String type : List.of(TestRealm.POLICY_TYPE, TestRealm.GATEWAY_TYPE)) {
      assertThat(configs(realm.admin().partialExport(), type))
          .containsExactlyInAnyOrderElementsOf(configs(file, type));
    }
  }

  private RealmAdmin imported(RealmFile file) {
    shop.fillVault(harness.server());
    harness.server().admin().createRealm(file.document());
    return harness.server().admin().realm(Shop.NAME);
  }

  private static ObjectNode terraformFile(String name) {
    return RealmFile.of(RealmFile.examples(Artifacts.given()).resolve("terraform").resolve(name))
        .document();
  }

  /** Name, provider and configuration of the components of a type, in one form. */
  private static List<String> configs(JsonNode realm, String type) {
    return Json.children(realm.path("components").path(type)).stream()
        .map(
            component ->
                component.path("name").asText()
                    + component.path("providerId").asText()
                    + component.path("config").properties().stream()
                        .map(field -> field.getKey() + sorted(field.getValue()))
                        .sorted()
                        .toList())
        .toList();
  }

  private static List<String> sorted(JsonNode values) {
    return Json.children(values).stream().map(JsonNode::asText).sorted().toList();
  }

  /** The steps of all flows, each with its flow, place and requirement. */
  private static Stream<String> steps(JsonNode realm) {
    return Json.children(realm.path("authenticationFlows")).stream()
        .flatMap(
            flow ->
                Json.children(flow.path("authenticationExecutions")).stream()
                    .map(
                        step ->
                            flow.path("alias").asText()
                                + step.path("priority")
                                + step.path("authenticator").asText()
                                + step.path("flowAlias").asText()
                                + step.path("requirement").asText()));
  }
}
