package dev.secondfactor.it.sms.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import dev.secondfactor.stub.twilio.TwilioMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest
@ExpectedInLog({"dev\\.secondfactor\\.keycloak\\.gateway", "sms_send_failed"})
@DisplayName("Given a gateway that reports what becomes of messages")
class ReportIT {

  private final TestRealm realm;

  ReportIT(TestRealm realm) {
    this.realm = realm;
    Reported.switchOn(realm);
  }

  @Test
  @Tag("smoke")
  @DisplayName("reports: the page goes on asking after it was sent, and says when it has arrived")
  void delivered(KeycloakServer server) {
    Reported sent = Reported.ofLogin(realm);
    assertThat(sent.told().path("final").asBoolean()).isFalse();
    assertThat(sent.page().reload().delivery()).isEqualTo("The code was sent.");

    sent.report("sent", "");
    assertThat(sent.told()).isEqualTo(Json.object(Map.of("state", "sent", "final", false)));
    sent.report("delivered", "");

    assertThat(sent.told()).isEqualTo(Json.object(Map.of("state", "delivered", "final", true)));
    CodePage page = sent.page().reload();
    assertThat(page.delivery()).isEqualTo("The code was delivered.");
    assertThat(page.page().source()).doesNotContain("data-delivery-url");
    assertThat(page.enter(sent.user().code()).isSignedIn()).isTrue();
    assertThat(counts(server, "delivered")).isPositive();
    assertThat(new RealmEvents(realm).of("SEND_VERIFY_EMAIL"))
        .filteredOn(event -> sent.user().account().id().equals(event.path("userId").asText()))
        .hasSize(1);
  }

  @ParameterizedTest(name = "reports: one that is {0} ({1}) is said, and the next need not wait")
  @CsvSource({"undelivered, 30003", "failed, 30007", "undelivered, ''"})
  void undelivered(String state, String code, KeycloakServer server) {
    Reported sent = Reported.ofLogin(realm);
    int before = counts(server, "undelivered");

    sent.report(state, code);

    assertThat(sent.told()).isEqualTo(Json.object(Map.of("state", "failed", "final", true)));
    CodePage page = sent.page().reload();
    assertThat(page.delivery()).contains("The text message could not be sent.");
    assertThat(page.page().find("#kc-second-factor-wait")).isEmpty();
    assertThat(counts(server, "undelivered")).isEqualTo(before + 1);
    assertThat(failures(sent.user()))
        .singleElement()
        .satisfies(
            event -> {
              JsonNode details = event.path("details");
              assertThat(details.path("reason").asText()).isEqualTo("undelivered");
              assertThat(details.path("second_factor_destination").asText())
                  .isEqualTo(sent.user().maskedDestination());
            });
    CodePage again = page.resend().as(CodePage::new);
    assertThat(again.enter(sent.user().code(2)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("reports: repeated and contradictory ones change nothing, and are counted once")
  void repeated(KeycloakServer server) {
    Reported sent = Reported.ofLogin(realm);
    sent.report("delivered", "");
    int delivered = counts(server, "delivered");
    int undelivered = counts(server, "undelivered");

    for (String state : List.of("delivered", "undelivered", "failed", "sent", "queued")) {
      sent.report(state, state.endsWith("ed") ? "30003" : "");
    }

    assertThat(sent.told().path("state").asText()).isEqualTo("delivered");
    assertThat(counts(server, "delivered")).isEqualTo(delivered);
    assertThat(counts(server, "undelivered")).isEqualTo(undelivered);
    assertThat(failures(sent.user())).isEmpty();
  }

  @ParameterizedTest(name = "reports: {0}, of a number that cannot be reached, is said at set-up")
  @ValueSource(strings = {"30003", "30005", "30006"})
  void numberAtSetUp(String code) {
    Reported sent = Reported.ofSetUp(realm);

    sent.report("undelivered", code);

    assertThat(sent.told().path("state").asText()).isEqualTo("refused");
    assertThat(sent.page().reload().delivery()).contains("number");
    assertThat(sent.user().credential()).isEmpty();
  }

  @Test
  @DisplayName("reports: one that comes before the gateway's own answer is kept")
  void beforeTheAnswer(TestRealm slow) {
    Reported.switchOn(slow);
    slow.twilioAccount().isSlow(Duration.ofSeconds(2));
    CodeUser alice = SentMethod.SMS.enrolled(slow, "alice");
    CodePage page = alice.passPassword();
    TwilioMessage message = slow.texts().first(alice.destination());

    assertThat(slow.twilioAccount().report(message, "delivered", "").statusCode()).isEqualTo(204);

    page.awaitDelivery("The code was delivered.");
    Waiting.until(
        "the gateway's own answer",
        () -> new RealmEvents(slow).of("SEND_VERIFY_EMAIL").size() == 1);
    assertThat(page.reload().delivery()).isEqualTo("The code was delivered.");
  }

  @Test
  @DisplayName("reports: the address tells nothing but the ticket, and an API key needs the token")
  void address(TestRealm byKey) {
    TwilioAccount account = byKey.twilioAccount();
    Reported.switchOn(
        byKey,
        Map.of(
            "statusCallback",
            "true",
            "apiKeySid",
            account.keys().apiKeySid(),
            "apiKeySecret",
            account.keys().apiKeySecret()));
    Reported sent = Reported.ofLogin(byKey);
    String address = sent.message().statusCallback().orElseThrow();

    assertThat(address)
        .startsWith(byKey.url() + "/second-factor/deliveries/")
        .doesNotContain(
            sent.user().destination().substring(1),
            sent.user().code(),
            sent.user().account().id(),
            sent.user().account().username(),
            account.keys().accountSid(),
            account.keys().authToken());
    sent.report("delivered", "");
    assertThat(sent.told().path("state").asText()).isEqualTo("delivered");
  }

  @Test
  @DisplayName(
      "reports: without the setting Twilio is asked for none, and the page asks no further")
  void switchedOff(TestRealm silent) {
    silent.sms();
    CodeUser alice = SentMethod.SMS.enrolled(silent, "alice");
    CodePage page = alice.passPassword().awaitDelivery("The code was sent.");

    assertThat(silent.texts().first(alice.destination()).statusCallback()).isEmpty();
    assertThat(page.page().source()).doesNotContain("data-delivery-url");
  }

  private List<JsonNode> failures(CodeUser user) {
    return new RealmEvents(realm)
        .errors("SEND_VERIFY_EMAIL_ERROR", "sms_send_failed").stream()
            .filter(event -> user.account().id().equals(event.path("userId").asText()))
            .toList();
  }

  private int counts(KeycloakServer server, String result) {
    return server.metrics().named("second_factor_messages_total").stream()
        .filter(counter -> realm.name().equals(counter.tags().get("realm")))
        .filter(counter -> result.equals(counter.tags().get("result")))
        .mapToInt(counter -> (int) counter.value())
        .sum();
  }
}
