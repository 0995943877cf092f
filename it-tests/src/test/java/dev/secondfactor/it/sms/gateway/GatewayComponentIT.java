package dev.secondfactor.it.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest(secondFactors = "second-factor-sms-otp")
@DisplayName("Given an administrator who sets up gateways for SMS")
class GatewayComponentIT {

  private static final String STARS = "**********";

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @DisplayName("a bad value is refused with 400, and the message names field, value and range")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "twilio | accountSid    | AC1               | AC and 32 hexadecimal digits",
        "twilio | timeoutMillis | 5000              | a whole number from 100 to 4900",
        "twilio | priority      | first             | a whole number from -1000 to 1000",
        "twilio | riskCheck     | {0}'{             | one of enable, disable",
        "http   | url           | http://sms.test   | an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
        "http   | method        | GET               | one of POST, PUT",
        "http   | successStatus | 2xx               | statuses and ranges from 200 to 599, separated by commas",
      })
  void bad(String kind, String field, String value, String allowed, TestRealm realm) {
    Reply reply = tryGateway(realm, kind, with(good(realm, kind), field, value));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorMessage())
        .isEqualTo(field + ": \"" + value + "\" is not allowed; allowed: " + allowed);
    assertThat(gateways(realm)).isEmpty();
  }

  @Test
  @DisplayName("what is missing is named, all of it")
  void missing(TestRealm realm) {
    Reply reply = tryGateway(realm, "twilio", Map.of());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorMessage())
        .contains("accountSid is missing; ")
        .contains("; authToken is missing; ")
        .contains("; from is missing; ");
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 30: a gateway that writes codes to the log cannot be made in production")
  void log(TestRealm realm) {
    Reply reply = tryGateway(realm, "log", Map.of());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorMessage()).contains("development mode only");
    assertThat(gateways(realm)).isEmpty();
  }

  @Test
  @Tag("trap")
  @DisplayName(
      "TRAP 17: a secret is shown nowhere, and is kept and used when what is shown is saved")
  void secret(TestRealm realm) {
    realm.sms();
    String token = realm.twilioAccount().keys().authToken();
    JsonNode shown = gateways(realm).get(0);

    assertThat(shown.path("config").path("authToken").path(0).asText()).isEqualTo(STARS);
    assertThat(realm.admin().partialExport().toString())
        .contains("\"authToken\":[\"" + STARS + "\"]")
        .doesNotContain(token);
    assertThat(realm.admin().adminEvents().toString()).contains("authToken").doesNotContain(token);

    assertThat(realm.admin().trySaveComponent(shown).status()).isEqualTo(204);
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    assertThat(alice.passPassword().enter(alice.code()).isSignedIn()).isTrue();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 17: the stars of an export are not taken for a secret")
  void stars(TestRealm realm) {
    Reply reply = tryGateway(realm, "twilio", with(good(realm, "twilio"), "authToken", STARS));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorMessage()).contains("authToken: \"" + STARS + "\" is not allowed");
  }

  @Test
  @DisplayName("a change is checked like the first save, and a refused one changes nothing")
  void change(TestRealm realm) {
    realm.sms();
    ObjectNode gateway = (ObjectNode) gateways(realm).get(0);

    ((ObjectNode) gateway.path("config")).set("riskCheck", Json.texts(List.of("off")));
    Reply refused = realm.admin().trySaveComponent(gateway);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(gateways(realm).get(0).path("config").has("riskCheck")).isFalse();
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    assertThat(alice.passPassword().enter(alice.code()).isSignedIn()).isTrue();
  }

  private static Reply tryGateway(TestRealm realm, String kind, Map<String, String> settings) {
    Map<String, List<String>> config = new HashMap<>();
    settings.forEach((name, value) -> config.put(name, List.of(value)));
    return realm.admin().tryComponent(TestRealm.GATEWAY_TYPE, "second-factor-sms-" + kind, config);
  }

  private static List<JsonNode> gateways(TestRealm realm) {
    return realm.admin().components(TestRealm.GATEWAY_TYPE);
  }

  private static Map<String, String> good(TestRealm realm, String kind) {
    return kind.equals("twilio")
        ? realm.twilioAccount().gatewaySettings()
        : Map.of(
            "url", "https://sms.test/send", "body", "{\"to\": \"{to}\", \"text\": \"{text}\"}");
  }

  private static Map<String, String> with(Map<String, String> good, String field, String value) {
    Map<String, String> changed = new HashMap<>(good);
    changed.put(field, value);
    return changed;
  }
}
