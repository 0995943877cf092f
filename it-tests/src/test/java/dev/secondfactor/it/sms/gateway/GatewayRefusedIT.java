package dev.secondfactor.it.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest(secondFactors = "second-factor-sms-otp")
@DisplayName("Given an administrator who asks for what is not allowed with gateways")
class GatewayRefusedIT {

  @ParameterizedTest(name = "{0} | {1}: {2} to blame")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind": "second-factor-sms-pigeon"}                | {}                                   | kind
          {"kind": 1}                                         | {}                                   | kind
          {"kind": null}                                      | {}                                   | kind
          {"name": " "}                                       | {}                                   | name
          {"name": "a\\nb"}                                   | {}                                   | name
          {"name": ["a"]}                                     | {}                                   | name
          {"nam": "a"}                                        | {}                                   | body
          {"reason": 1}                                       | {}                                   | reason
          {"settings": []}                                    | {}                                   | settings,accountSid,authToken,from
          {}                                                  | {"authtoken": "s3cret"}              | settings
          {}                                                  | {"timeoutMillis": 5000}              | timeoutMillis
          {}                                                  | {"timeoutMillis": {"a": 1}}          | timeoutMillis
          {}                                                  | {"authToken": "**********"}          | authToken
          {}                                                  | {"authToken": {"s3cret": 1}}         | authToken
          {}                                                  | {"priority": "first", "from": null}  | priority,from
          {"name": ""}                                        | {"accountSid": "AC1"}                | name,accountSid
          """)
  @DisplayName("each bad field of a new one is named with what is allowed, and nothing is stored")
  void badFields(String fields, String settings, String named, TestRealm realm) {
    Gateways gateways = new Gateways(realm);
    ObjectNode body = Json.object(Map.of("name", "New", "kind", TestRealm.TWILIO));
    ObjectNode all = Json.object(realm.twilioAccount().gatewaySettings());
    all.setAll((ObjectNode) Json.parse(settings));
    body.set("settings", all);
    body.setAll((ObjectNode) Json.parse(fields));

    Reply reply = gateways.add(body);

    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(Gateways.fields(reply)).containsExactlyInAnyOrder(named.split(","));
    assertThat(reply.body()).doesNotContain("s3cret");
    assertThat(reply.json().path("errors").findValuesAsText("allowed")).doesNotContain("");
    assertThat(gateways.all()).isEmpty();
    assertThat(gateways.events()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} to blame")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind": "second-factor-sms-http"}                              | body
          {"name": ""}                                                    | name
          {"name": "New", "settings": {"riskCheck": "off"}}               | riskCheck
          {"settings": {"accountSid": null, "connectTimeoutMillis": "x"}} | accountSid,connectTimeoutMillis
          {"settings": {"authToken": null}}                               | authToken
          {"settings": {"authToken": ""}}                                 | authToken
          {"settings": {"url": "https://sms.test"}}                       | settings
          {"settings": null}                                              | settings
          {"settings": {"enabled": 0}, "reason": "a\\nb"}                 | enabled,reason
          """)
  @DisplayName("each bad field of a change is named, and nothing is changed")
  void badChange(String body, String named, TestRealm realm) {
    realm.sms();
    Gateways gateways = new Gateways(realm);
    List<JsonNode> before = realm.admin().components(TestRealm.GATEWAY_TYPE);

    Reply reply = gateways.change(gateways.ids().get(0), body);

    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(Gateways.fields(reply)).containsExactlyInAnyOrder(named.split(","));
    assertThat(realm.admin().components(TestRealm.GATEWAY_TYPE)).isEqualTo(before);
    assertThat(gateways.events()).isEmpty();
  }

  @Test
  @DisplayName("what is no gateway of the realm is not found, and left as it is")
  void notFound(TestRealm realm, Harness harness) {
    realm.sms();
    try (TestRealm other = TestRealm.create(harness, "other-realm", List.of())) {
      other.sms();
      List<String> ids =
          List.of(
              realm.admin().components(TestRealm.POLICY_TYPE).get(0).path("id").asText(),
              realm.admin().components("org.keycloak.keys.KeyProvider").get(0).path("id").asText(),
              new Gateways(other).ids().get(0),
              realm.admin().settings().path("id").asText(),
              "none");
      Gateways gateways = new Gateways(realm);
      List<JsonNode> before = realm.admin().components("");

      for (String id : ids) {
        assertThat(gateways.send("GET", "/" + id, Json.object()).status()).isEqualTo(404);
        assertThat(gateways.change(id, "{\"name\": \"x\"}").status()).isEqualTo(404);
        assertThat(gateways.send("DELETE", "/" + id, Json.object()).status()).isEqualTo(404);
      }
      assertThat(realm.admin().components("")).isEqualTo(before);
      assertThat(new Gateways(other).all()).hasSize(1);
    }
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 30: a gateway that writes codes to the log cannot be added in production")
  void log(TestRealm realm) {
    Gateways gateways = new Gateways(realm);

    Reply reply = gateways.add(Json.object(Map.of("name", "log", "kind", "second-factor-sms-log")));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(Gateways.fields(reply)).containsExactly("kind");
    assertThat(reply.body()).contains("development mode only");
    assertThat(gateways.all()).isEmpty();
  }
}
