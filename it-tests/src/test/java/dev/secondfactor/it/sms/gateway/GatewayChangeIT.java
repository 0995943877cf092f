package dev.secondfactor.it.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest(secondFactors = "second-factor-sms-otp")
@DisplayName("Given an administrator who changes the gateways by REST")
class GatewayChangeIT {

  private static final String STARS = "**********";

  @Test
  @Tag("smoke")
  @DisplayName("one that is added is there, at the end, and messages go by it when it is the only")
  void add(TestRealm realm, Harness harness) {
    realm.sms();
    Gateways gateways = new Gateways(realm);
    String old = gateways.ids().get(0);
    TwilioAccount account = harness.twilio().openAccount();
    realm.keepSecret(account.keys().authToken());

    Reply added = gateways.add(" Spare ", account, Map.of("riskCheck", "disable"));

    assertThat(added.status()).as(added.body()).isEqualTo(201);
    JsonNode gateway = added.json();
    String location = URI.create(added.location().orElseThrow()).getPath();
    assertThat(realm.admin().api().get(location)).isEqualTo(gateway);
    assertThat(gateways.ids()).containsExactly(old, gateway.path("id").asText());
    assertThat(gateway.path("name").asText()).isEqualTo("Spare");
    assertThat(gateway.path("kind").asText()).isEqualTo(TestRealm.TWILIO);
    assertThat(gateway.path("usable").asBoolean()).isTrue();
    assertThat(gateway.path("problems")).isEmpty();
    assertThat(gateway.path("settings").path("accountSid").asText())
        .isEqualTo(account.keys().accountSid());
    assertThat(gateway.path("settings").path("priority").asText()).isEqualTo("1");
    assertThat(gateway.path("settings").path("authToken").asText()).isEqualTo(STARS);
    assertThat(gateways.send("DELETE", "/" + old, Json.object()).status()).isEqualTo(204);
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    assertThat(alice.passPassword().enter(account.inbox().code(alice.destination())).isSignedIn())
        .isTrue();
  }

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

  @Test
  @DisplayName("a change is in force at once; what is not named stays, and null is the default")
  void change(TestRealm realm) {
    realm.sms();
    Gateways gateways = new Gateways(realm);
    String id = gateways.ids().get(0);
    JsonNode before = gateways.first().path("settings");

    Reply reply =
        gateways.change(
            id,
            "{\"name\": \"Twilio\", \"settings\": {\"riskCheck\": \"disable\", \"timeoutMillis\":"
                + " 4000}}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(gateways.first()).isEqualTo(reply.json());
    assertThat(reply.json().path("name").asText()).isEqualTo("Twilio");
    assertThat(reply.json().path("settings").path("timeoutMillis").asText()).isEqualTo("4000");
    assertThat(sentTo(realm, "alice")).containsEntry("RiskCheck", "disable");
    gateways.change(id, "{\"settings\": {\"riskCheck\": null, \"timeoutMillis\": null}}");
    assertThat(gateways.first().path("name").asText()).isEqualTo("Twilio");
    assertThat(gateways.first().path("settings")).isEqualTo(before);
    assertThat(sentTo(realm, "bob")).containsEntry("RiskCheck", "enable");
  }

  @Test
  @Tag("trap")
  @DisplayName(
      "TRAP 17: a secret is told in no answer, event or log, and is used when its stars come back")
  void secret(TestRealm realm) {
    realm.sms();
    String token = realm.twilioAccount().keys().authToken();
    realm.keepSecret(token);
    Gateways gateways = new Gateways(realm);
    JsonNode gateway = gateways.first();
    String shown = gateway.path("settings").toString();
    assertThat(shown).contains("\"authToken\":\"" + STARS + "\"").doesNotContain(token);

    Reply reply =
        gateways.change(
            gateway.path("id").asText(),
            "{\"name\": \"Renamed\", \"reason\": \"clearer\", \"settings\": " + shown + "}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(sentTo(realm, "alice")).isNotEmpty();
    Reply other =
        gateways.change(
            gateway.path("id").asText(), "{\"settings\": {\"authToken\": \"0ther-t0ken\"}}");
    realm.keepSecret("0ther-t0ken");
    assertThat(other.json().path("settings").path("authToken").asText()).isEqualTo(STARS);
    assertThat(reply.body() + other.body() + gateways.all() + realm.admin().adminEvents())
        .doesNotContain(token)
        .doesNotContain("0ther-t0ken");
  }

  @Test
  @DisplayName("a new secret is used in place of the one before")
  void newSecret(TestRealm realm) {
    realm.sms();
    Gateways gateways = new Gateways(realm);
    String id = gateways.ids().get(0);
    String token = realm.twilioAccount().keys().authToken();
    assertThat(sentTo(realm, "alice")).isNotEmpty();

    gateways.change(id, "{\"settings\": {\"authToken\": \"${vault.none}\"}}");

    JsonNode without = gateways.first();
    assertThat(without.path("settings").path("authToken").asText()).isEqualTo("${vault.none}");
    assertThat(without.path("usable").asBoolean()).isFalse();
    assertThat(without.path("problems").findValuesAsText("field")).containsExactly("authToken");
    gateways.change(id, "{\"settings\": {\"authToken\": \"" + token + "\"}}");
    assertThat(gateways.first().path("usable").asBoolean()).isTrue();
    assertThat(sentTo(realm, "bob")).isNotEmpty();
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
  @DisplayName("C10: each change is an event with the reason and the names of what has changed")
  void events(TestRealm realm) {
    Gateways gateways = new Gateways(realm);
    gateways.add("Twilio", realm.twilioAccount(), Map.of());
    String id = gateways.ids().get(0);
    gateways.change(
        id, "{\"settings\": {\"from\": \"Shop\", \"enabled\": true}, \"reason\": \"a\"}");
    gateways.change(id, "{\"name\": \"Twilio\", \"settings\": {\"from\": \"Shop\"}}");
    assertThat(gateways.send("DELETE", "/" + id + "?reason=" + "x".repeat(501), Json.object()))
        .extracting(Reply::status)
        .isEqualTo(400);
    gateways.send("DELETE", "/" + id + "?reason=not%20needed", Json.object());

    List<JsonNode> events = gateways.events();

    assertThat(events)
        .extracting(event -> event.path("operationType").asText())
        .containsExactly("DELETE", "UPDATE", "CREATE");
    assertThat(events)
        .extracting(event -> event.path("details").path("reason").asText())
        .containsExactly("not needed", "a", "");
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(event.path("resourcePath").asText())
                    .isEqualTo("second-factor/gateways/" + id));
    JsonNode changed = Json.parse(events.get(1).path("representation").asText());
    assertThat(changed)
        .isEqualTo(
            Json.parse(
                "{\"name\": \"Twilio\", \"kind\": \"second-factor-sms-twilio\", \"settings\":"
                    + " [\"enabled\", \"from\"]}"));
    assertThat(events.toString()).doesNotContain("Shop");
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
  @DisplayName("C11: a form can be made from the kinds; one for development says that it is that")
  void kinds(TestRealm realm) {
    List<JsonNode> kinds =
        Json.children(new Gateways(realm).send("GET", "/kinds", Json.object()).json());

    assertThat(kinds)
        .extracting(kind -> kind.path("kind").asText() + " " + kind.path("available").asBoolean())
        .containsExactly(
            "second-factor-sms-http true",
            "second-factor-sms-log false",
            "second-factor-sms-twilio true");
    assertThat(kinds).allSatisfy(kind -> assertThat(kind.path("help").asText()).isNotEmpty());
    assertThat(Json.children(kinds.get(2).path("settings")))
        .filteredOn(setting -> setting.path("name").asText().equals("authToken"))
        .singleElement()
        .satisfies(setting -> assertThat(setting.path("type").asText()).isEqualTo("secret"));
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

  /** What Twilio is sent when somebody signs in. */
  private static Map<String, String> sentTo(TestRealm realm, String name) {
    CodeUser user = SentMethod.SMS.enrolled(realm, name);
    assertThat(user.passPassword().enter(user.code()).isSignedIn()).isTrue();
    return realm.texts().first(user.destination()).parameters();
  }
}
