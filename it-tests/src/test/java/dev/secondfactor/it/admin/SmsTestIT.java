package dev.secondfactor.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.stub.StubServer;
import dev.secondfactor.stub.twilio.TwilioMessage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest
@ExpectedInLog("dev\\.secondfactor\\.keycloak\\.gateway")
@DisplayName("Given an administrator who tries whether SMS arrive")
class SmsTestIT {

  private final String number = MobileNumbers.next();

  @Test
  @Tag("smoke")
  @DisplayName("test message: it says so in one segment, has no code, and its way can be followed")
  void sent(TestRealm realm) {
    realm.sms();
    SmsTest tests = new SmsTest(realm);
    String spaced =
        number.substring(0, 3) + " (0) " + number.substring(3, 6) + "-" + number.substring(6);

    JsonNode message = tests.ended(Map.of("number", spaced));

    TwilioMessage taken = realm.texts().first(number);
    assertThat(taken.body()).startsWith("This is a test message from").contains(realm.title());
    assertThat(taken.body()).hasSizeLessThan(160);
    assertThat(Codes.find(taken.body())).isEmpty();
    assertThat(message.path("state").asText()).isEqualTo("sent");
    assertThat(message.path("number").asText()).isEqualTo(MobileNumbers.masked(number));
    assertThat(message.path("attempts")).hasSize(1);
    JsonNode attempt = message.path("attempts").path(0);
    assertThat(attempt.path("gateway").asText()).startsWith("second-factor-sms-twilio (");
    assertThat(attempt.path("state").asText()).isEqualTo("sent");
    assertThat(attempt.path("code").asText()).isEqualTo(taken.sid());
    assertThat(attempt.path("explanation").asText()).contains("does not report");
    assertThat(message.toString()).doesNotContain(number.substring(1));
  }

  @Test
  @DisplayName("test message: it is in the language of the realm")
  void language(TestRealm realm) {
    realm.sms();
    realm
        .admin()
        .change(
            settings -> {
              settings.put("internationalizationEnabled", true).put("defaultLocale", "de");
              settings.set("supportedLocales", Json.texts(List.of("de", "en")));
            });

    new SmsTest(realm).ended(Map.of("number", number));

    assertThat(realm.texts().first(number).body()).startsWith("Dies ist eine Testnachricht von");
  }

  @Test
  @DisplayName("test message: what the network reports of it is told, in words, too")
  void reported(TestRealm realm) {
    realm.sms();
    realm
        .admin()
        .components(TestRealm.GATEWAY_TYPE)
        .forEach(old -> realm.admin().deleteComponent(old.path("id").asText()));
    realm.twilio(Map.of("statusCallback", "true"));
    SmsTest tests = new SmsTest(realm);
    String first = tests.ended(Map.of("number", number)).path("id").asText();
    assertThat(explanation(tests.read(first))).contains("will report");
    realm.twilioAccount().report(realm.texts().first(number), "delivered", "");
    assertThat(tests.read(first).path("state").asText()).isEqualTo("delivered");

    String other = MobileNumbers.next();
    String second = tests.ended(Map.of("number", other)).path("id").asText();
    realm.twilioAccount().report(realm.texts().first(other), "undelivered", "30005");

    assertThat(tests.read(second).path("state").asText()).isEqualTo("failed");
    assertThat(tests.read(second).path("attempts").path(0).path("code").asText())
        .isEqualTo("30005");
    assertThat(explanation(tests.read(second))).contains("did not arrive (30005: ");
    assertThat(realm.admin().events()).isEmpty();
  }

  @ParameterizedTest(name = "test message: after HTTP {0} with code {1} it is said: {2}")
  @CsvSource({
    "401, 20003, takes no message as it is set up",
    "400, 21408, takes no message as it is set up",
    "400, 21614, cannot send to this number",
    "429, 20429, takes nothing at the moment"
  })
  void refused(int status, int code, String words, TestRealm realm) {
    realm.sms();
    realm.twilioAccount().refuses(status, code);

    JsonNode message = new SmsTest(realm).ended(Map.of("number", number));

    assertThat(message.path("state").asText()).isEqualTo("failed");
    assertThat(message.path("attempts").path(0).path("code").asText()).isEqualTo("" + code);
    assertThat(explanation(message)).contains(words).contains("(" + code + ": ");
    assertThat(explanation(message)).doesNotContain("Refused by the test");
  }

  @Test
  @DisplayName("test message: what may have been sent is unknown, and no other gateway is tried")
  void unknown(TestRealm realm, Harness harness) {
    realm.sms();
    TwilioAccount second = addSecond(realm, harness);
    realm.twilioAccount().answers(StubServer.Reply.of(500, ""));

    JsonNode message = new SmsTest(realm).ended(Map.of("number", number));

    assertThat(message.path("state").asText()).isEqualTo("unknown");
    assertThat(message.path("attempts")).hasSize(1);
    assertThat(explanation(message)).contains("may have been sent");
    assertThat(second.requests()).isEmpty();
  }

  @Test
  @DisplayName("test message: each gateway that was tried is told, in order")
  void failover(TestRealm realm, Harness harness) {
    realm.sms();
    TwilioAccount second = addSecond(realm, harness);
    realm.twilioAccount().refuses(401, 20003);
    SmsTest tests = new SmsTest(realm);
    String id = tests.ended(Map.of("number", number)).path("id").asText();

    Waiting.until("the second one", () -> tests.read(id).path("state").asText().equals("sent"));

    assertThat(tests.read(id).path("attempts").findValuesAsText("state"))
        .containsExactly("failed", "sent");
    assertThat(second.inbox().count(number)).isEqualTo(1);
  }

  @Test
  @DisplayName("test message: one gateway alone can be tried, by its id, enabled or not")
  void oneGateway(TestRealm realm, Harness harness) {
    realm.sms();
    TwilioAccount second = harness.twilio().openAccount();
    Map<String, String> settings = new TreeMap<>(second.gatewaySettings());
    settings.put("enabled", "false");
    realm.gateway("second-factor-sms-twilio", settings);
    String id =
        realm.admin().components(TestRealm.GATEWAY_TYPE).stream()
            .filter(one -> one.path("config").path("enabled").path(0).asText().equals("false"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();

    JsonNode message = new SmsTest(realm).ended(Map.of("number", number, "gateway", id));

    assertThat(message.path("state").asText()).isEqualTo("sent");
    assertThat(second.inbox().count(number)).isEqualTo(1);
    assertThat(realm.twilioAccount().requests()).isEmpty();
    Reply byName =
        new SmsTest(realm).send(Map.of("number", number, "gateway", "second-factor-sms-twilio"));
    assertThat(byName.status()).isEqualTo(400);
    assertThat(byName.json().path("field").asText()).isEqualTo("gateway");
  }

  @Test
  @DisplayName("test message: the administrators' log has it, with the number masked")
  void adminEvent(TestRealm realm) {
    realm
        .admin()
        .change(
            settings ->
                settings.put("adminEventsEnabled", true).put("adminEventsDetailsEnabled", true));
    realm.sms();
    String id = new SmsTest(realm).ended(Map.of("number", number)).path("id").asText();

    assertThat(realm.admin().adminEvents())
        .filteredOn(event -> event.path("resourceType").asText().equals("SECOND_FACTOR_SMS_TEST"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("operationType").asText()).isEqualTo("ACTION");
              assertThat(event.path("resourcePath").asText())
                  .isEqualTo("second-factor/sms/test/" + id);
              assertThat(event.path("representation").asText())
                  .contains(MobileNumbers.masked(number))
                  .doesNotContain(number.substring(1));
            });
  }

  private static TwilioAccount addSecond(TestRealm realm, Harness harness) {
    TwilioAccount second = harness.twilio().openAccount();
    Map<String, String> settings = new TreeMap<>(second.gatewaySettings());
    settings.put("priority", "10");
    realm.gateway("second-factor-sms-twilio", settings);
    return second;
  }

  private static String explanation(JsonNode message) {
    return message.path("attempts").path(0).path("explanation").asText();
  }
}
