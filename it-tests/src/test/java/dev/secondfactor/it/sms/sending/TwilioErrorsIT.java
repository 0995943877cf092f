package dev.secondfactor.it.sms.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest
@ExpectedInLog("dev\\.secondfactor\\.keycloak\\.gateway")
@DisplayName("Given a login for which Twilio refuses the message")
class TwilioErrorsIT {

  @ParameterizedTest(
      name = "A2: {1} is told as {2} in event and metric, in the log when it is the operator''s")
  @CsvSource({
    "400, 21614, refused, false",
    "401, 20003, configuration, true",
    "400, 21408, configuration, true",
    "429, 20429, unavailable, true"
  })
  void tellsWhoCanDoSomething(
      int status, int code, String reason, boolean logged, TestRealm realm, KeycloakServer server) {
    realm.sms();
    realm.twilioAccount().refuses(status, code);
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    long mark = server.log().end();

    CodePage page = alice.passPassword().awaitDelivery("could not be sent");

    JsonNode event =
        Waiting.forSome(
            "the event",
            () ->
                new RealmEvents(realm)
                    .errors("SEND_VERIFY_EMAIL_ERROR", "sms_send_failed").stream().findFirst());
    assertThat(event.path("details").path("reason").asText()).isEqualTo(reason);
    assertThat(event.toString()).doesNotContain(alice.destination().substring(3));
    assertThat(server.metrics().named("second_factor_sms_gateway_answers_total"))
        .filteredOn(counter -> realm.name().equals(counter.tags().get("realm")))
        .extracting(counter -> Map.of(counter.tags().getOrDefault("result", ""), counter.value()))
        .isEqualTo(List.of(Map.of(reason, 1.0)));
    assertThat(server.log().recordsSince(mark))
        .filteredOn(line -> line.contains(realm.name()) && line.contains(Integer.toString(code)))
        .filteredOn(line -> line.contains(" WARN "))
        .hasSize(logged ? 1 : 0);
    assertThat(page.isOpen()).isTrue();
    assertThat(page.page().text())
        .doesNotContain(Integer.toString(code))
        .doesNotContain("Refused by the test");
  }
}
