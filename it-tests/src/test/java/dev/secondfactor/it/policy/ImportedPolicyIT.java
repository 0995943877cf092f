package dev.secondfactor.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.AdminApi;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.RealmDocument;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given a realm that is imported")
class ImportedPolicyIT {

  private static final String NAME = "imported";
  private static final String CONFIGURE = "second-factor-configure-email";

  @AfterEach
  void removeTheRealm(Harness harness) {
    harness.server().admin().attempt("DELETE", "/admin/realms/" + NAME, Json.object());
  }

  @Test
  @ExpectedInLog("ComponentValidationException: codeLength")
  @DisplayName(
      "C3: a bad value in its policy stops the import, and the server's log names the value")
  void isRefusedWithABadValue(Harness harness) {
    long mark = harness.server().log().end();
    ObjectNode document = withPolicy(Map.of("codeLength", "3"));

    Reply reply = harness.server().admin().attempt("POST", "/admin/realms", document);

    assertThat(reply.status()).isGreaterThanOrEqualTo(400);
    assertThat(
            harness
                .server()
                .admin()
                .attempt("GET", "/admin/realms/" + NAME, Json.object())
                .status())
        .isEqualTo(404);
    assertThat(harness.server().log().textSince(mark))
        .contains("codeLength: \"3\" is not allowed; allowed: a whole number from 6 to 10");
  }

  @Test
  @DisplayName("A1: its good policy is in force at once")
  void usesAGoodPolicy(Harness harness) {
    RealmAdmin realm = imported(harness, withPolicy(Map.of("codeLength", "9")));

    assertThat(PolicyComponentIT.effective(realm).path("codeLength").asInt()).isEqualTo(9);
    assertThat(PolicyComponentIT.effective(realm).path("problems")).isEmpty();
    assertThat(policyInfo(harness.server().admin()).path("realms-with-policy").asInt())
        .isPositive();
  }

  @Test
  @DisplayName(
      "B8: a required action that it brings with it is not registered twice, and stays as it was")
  void keepsItsRequiredAction(Harness harness) {
    ObjectNode document = document(harness);
    ObjectNode action =
        Json.object(
            Map.of(
                "alias",
                CONFIGURE,
                "providerId",
                CONFIGURE,
                "name",
                "Ours, renamed",
                "enabled",
                false,
                "defaultAction",
                false,
                "priority",
                7));
    document.withArray("requiredActions").add(action);

    RealmAdmin realm = imported(harness, document);

    List<JsonNode> ours =
        realm.requiredActions().stream()
            .filter(found -> found.path("providerId").asText().equals(CONFIGURE))
            .toList();
    assertThat(ours).hasSize(1);
    assertThat(ours.get(0).path("enabled").asBoolean()).isFalse();
    assertThat(ours.get(0).path("name").asText()).isEqualTo("Ours, renamed");
  }

  @Test
  @DisplayName(
      "B8: a required action that it does not bring is registered, and enabled, there as in every realm")
  void getsTheRequiredAction(Harness harness) {
    imported(harness, document(harness));

    for (String name : List.of(NAME, "master")) {
      assertThat(harness.server().admin().realm(name).requiredActions())
          .as(name)
          .filteredOn(action -> action.path("alias").asText().equals(CONFIGURE))
          .singleElement()
          .satisfies(
              action -> {
                assertThat(action.path("enabled").asBoolean()).isTrue();
                assertThat(action.path("defaultAction").asBoolean()).isFalse();
              });
    }
  }

  static JsonNode policyInfo(AdminApi admin) {
    return admin
        .serverInfo()
        .path("providers")
        .path("second-factor-policy")
        .path("providers")
        .path("second-factor-policy")
        .path("operationalInfo");
  }

  private static RealmAdmin imported(Harness harness, ObjectNode document) {
    harness.server().admin().createRealm(document.put("realm", NAME));
    return harness.server().admin().realm(NAME);
  }

  private static ObjectNode document(Harness harness) {
    return RealmDocument.of(NAME, harness.inbox().port());
  }

  private static ObjectNode withPolicy(Map<String, String> fields) {
    ObjectNode config = Json.object();
    fields.forEach((field, value) -> config.set(field, Json.texts(List.of(value))));
    ObjectNode component =
        Json.object(Map.of("name", "second-factor-policy", "providerId", "second-factor-policy"));
    component.set("config", config);
    ObjectNode components = Json.object();
    components.withArray(TestRealm.POLICY_TYPE).add(component);
    ObjectNode document = Json.object(Map.of("realm", NAME, "enabled", true));
    document.set("components", components);
    return document;
  }
}
