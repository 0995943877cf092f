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

  /** Gives the realm its gateway, and one of another account beside it. */
  private static TwilioAccount second(TestRealm realm, Harness harness, int priority) {
    realm.sms();
    TwilioAccount account = harness.twilio().openAccount();
    Map<String, String> settings = new TreeMap<>(account.gatewaySettings());
    settings.put("priority", Integer.toString(priority));
    realm.gateway(TestRealm.TWILIO, settings);
    return account;
  }

  @ParameterizedTest(
      name = "failover: after HTTP {0} with code {1} the message goes by the next one")
  @CsvSource({"401, 20003", "400, 21408", "400, 21614", "429, 20429", "503, 20503"})
  void notSentForCertain(int status, int code, TestRealm realm, Harness harness) {
    TwilioAccount second = second(realm, harness, 10);
    realm.twilioAccount().refuses(status, code);
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");

    CodePage page = alice.passPassword();
    String sent = second.inbox().code(alice.destination());

    assertThat(page.enter(sent).isSignedIn()).isTrue();
    assertThat(realm.twilioAccount().requests()).hasSize(1);
    assertThat(second.inbox().count(alice.destination())).isEqualTo(1);
  }

  @Test
  @DisplayName("failover: what may have been sent is not sent again by the next one")
  void perhapsSent(TestRealm realm, Harness harness) {
    TwilioAccount second = second(realm, harness, 10);
    for (Reply reply : List.of(Reply.of(500, ""), Reply.of(201, "not json"), Reply.hangUp())) {
      realm.twilioAccount().answers(reply);
      CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");

      alice.passPassword().awaitDelivery("could not be sent");

      assertThat(second.inbox().count(alice.destination())).as(reply.toString()).isZero();
    }
  }

  @Test
  @DisplayName("failover: nor is what a gateway never answered, and the page does not wait for it")
  void neverAnswered(TestRealm realm, Harness harness) {
    TwilioAccount second = second(realm, harness, 10);
    realm.twilioAccount().answers(Reply.none());
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");

    CodePage page = alice.passPassword();

    assertThat(page.delivery()).isEqualTo("The code is being sent.");
    page.awaitDelivery("could not be sent");
    assertThat(second.inbox().count(alice.destination())).isZero();
    assertThat(realm.twilioAccount().requests()).hasSize(1);
  }

  @Test
  @Tag("trap")
  @DisplayName(
      "TRAP 7, 40: when all are down it is said, told once to each, and no guess is counted")
  void allDown(TestRealm realm, Harness harness) {
    TwilioAccount second = second(realm, harness, 10);
    realm.twilioAccount().refuses(503, 20503);
    second.refuses(503, 20503);
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");

    CodePage failed = alice.passPassword().awaitDelivery("could not be sent");

    assertThat(realm.twilioAccount().requests()).hasSize(1);
    assertThat(second.requests()).hasSize(1);
    JsonNode event =
        Waiting.forSome(
            "the event",
            () ->
                new RealmEvents(realm)
                    .errors("SEND_VERIFY_EMAIL_ERROR", "sms_send_failed").stream().findFirst());
    assertThat(event.path("details").path("reason").asText()).isEqualTo("unavailable");
    assertThat(event.path("details").path("second_factor_destination").asText())
        .isEqualTo(alice.maskedDestination());
    realm.twilioAccount().works();
    CodePage again = failed.resend().as(CodePage::new);
    assertThat(again.enter(alice.code()).isSignedIn()).isTrue();
    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
  }

  @Test
  @DisplayName("failover: the first one by priority is asked first, whenever it was made")
  void byPriority(TestRealm realm, Harness harness) {
    TwilioAccount second = second(realm, harness, -1);
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    alice.passPassword();

    second.inbox().code(alice.destination());

    assertThat(realm.twilioAccount().requests()).isEmpty();
  }
}
