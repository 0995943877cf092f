package dev.secondfactor.it.sms.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import dev.secondfactor.stub.StubServer.Reply;
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
@DisplayName("Given a realm with two gateways, of which the first one fails")
class FailoverIT {

  private final TestRealm realm;
  private final TwilioAccount second;

  FailoverIT(TestRealm realm, Harness harness) {
    this.realm = realm;
    this.second = harness.twilio().openAccount();
    realm.sms();
    Map<String, String> settings = new TreeMap<>(second.gatewaySettings());
    settings.put("priority", "10");
    realm.gateway("second-factor-sms-twilio", settings);
  }

  @ParameterizedTest(
      name = "failover: after HTTP {0} with code {1} the message goes by the next one")
  @CsvSource({"401, 20003", "400, 21408", "400, 21614", "429, 20429", "503, 20503"})
  void notSentForCertain(int status, int code) {
    realm.twilioAccount().refuses(status, code);
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    int before = realm.twilioAccount().requests().size();

    CodePage page = alice.passPassword();
    String sent = second.inbox().code(alice.destination());

    assertThat(page.enter(sent).isSignedIn()).isTrue();
    assertThat(realm.twilioAccount().requests()).hasSize(before + 1);
    assertThat(second.inbox().count(alice.destination())).isEqualTo(1);
  }

  @Test
  @DisplayName("failover: what may have been sent is not sent again by the next one")
  void perhapsSent() {
    for (Reply reply : List.of(Reply.of(500, ""), Reply.of(201, "not json"), Reply.hangUp())) {
      realm.twilioAccount().answers(reply);
      CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");

      alice.passPassword().awaitDelivery("could not be sent");

      assertThat(second.inbox().count(alice.destination())).as(reply.toString()).isZero();
    }
  }

  @Test
  @DisplayName("failover: nor is what a gateway never answered, and the page does not wait for it")
  void neverAnswered(TestRealm hanging, Harness harness) {
    hanging.twilioAccount().answers(Reply.none());
    hanging.sms();
    Map<String, String> settings = new TreeMap<>(second.gatewaySettings());
    settings.put("priority", "10");
    hanging.gateway("second-factor-sms-twilio", settings);
    CodeUser alice = SentMethod.SMS.enrolled(hanging, "alice");

    CodePage page = alice.passPassword();

    assertThat(page.delivery()).contains("on its way");
    page.awaitDelivery("could not be sent");
    assertThat(second.inbox().count(alice.destination())).isZero();
    assertThat(hanging.twilioAccount().requests()).hasSize(1);
  }

  @Test
  @Tag("trap")
  @DisplayName(
      "TRAP 7, 40: when all are down it is said, told once to each, and no guess is counted")
  void allDown(TestRealm other, Harness harness) {
    other.sms();
    other.twilioAccount().refuses(503, 20503);
    CodeUser alice = SentMethod.SMS.enrolled(other, "alice");

    CodePage failed = alice.passPassword().awaitDelivery("could not be sent");

    assertThat(other.twilioAccount().requests()).hasSize(1);
    JsonNode event =
        Waiting.forSome(
            "the event",
            () ->
                new RealmEvents(other)
                    .errors("SEND_VERIFY_EMAIL_ERROR", "sms_send_failed").stream().findFirst());
    assertThat(event.path("details").path("reason").asText()).isEqualTo("unavailable");
    assertThat(event.path("details").path("second_factor_destination").asText())
        .isEqualTo(alice.maskedDestination());
    other.twilioAccount().works();
    CodePage again = failed.resend().as(CodePage::new);
    assertThat(again.enter(alice.code()).isSignedIn()).isTrue();
    assertThat(new RealmEvents(other).wrongCodes()).isEmpty();
  }

  @Test
  @DisplayName("failover: the first one by priority is asked first, whenever it was made")
  void byPriority(TestRealm other) {
    other.sms();
    Map<String, String> settings = new TreeMap<>(second.gatewaySettings());
    settings.put("priority", "-1");
    other.gateway("second-factor-sms-twilio", settings);
    CodeUser alice = SentMethod.SMS.enrolled(other, "alice");
    alice.passPassword();

    second.inbox().code(alice.destination());

    assertThat(other.twilioAccount().requests()).isEmpty();
  }
}
