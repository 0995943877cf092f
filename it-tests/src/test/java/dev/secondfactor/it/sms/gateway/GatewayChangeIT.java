package dev.secondfactor.it.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

  /** What Twilio is sent when somebody signs in. */
  private static Map<String, String> sentTo(TestRealm realm, String name) {
    CodeUser user = SentMethod.SMS.enrolled(realm, name);
    assertThat(user.passPassword().enter(user.code()).isSignedIn()).isTrue();
    return realm.texts().first(user.destination()).parameters();
  }
}
