package dev.secondfactor.it.sms.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.DeliveryStatus;
import dev.secondfactor.it.sentcode.SentMethod;
import dev.secondfactor.stub.twilio.TwilioMessage;
import java.util.Map;

/**
 * A text message that Twilio has taken and is to report on.
 *
 * @param user whom it is for
 * @param page the page that asks for its code, from before it was taken
 * @param status its state, as the page's script asks for it
 * @param message what Twilio has taken
 */
record Reported(CodeUser user, CodePage page, DeliveryStatus status, TwilioMessage message) {

  /** Lets a realm have codes by SMS whose fate Twilio reports. */
  static void switchOn(TestRealm realm) {
    switchOn(realm, Map.of());
  }

  /** As the other, with other settings of the gateway. */
  static void switchOn(TestRealm realm, Map<String, String> settings) {
    realm.sms();
    realm
        .admin()
        .components(TestRealm.GATEWAY_TYPE)
        .forEach(old -> realm.admin().deleteComponent(old.path("id").asText()));
    realm.twilio(settings.isEmpty() ? Map.of("statusCallback", "true") : settings);
  }

  /** A message with the code of somebody who signs in. */
  static Reported ofLogin(TestRealm realm) {
    CodeUser user = SentMethod.SMS.enrolled(realm, "alice");
    return of(user, user.passPassword());
  }

  /** A message with the code that proves a number. */
  static Reported ofSetUp(TestRealm realm) {
    CodeUser user = SentMethod.SMS.invited(realm, "bob");
    return of(user, user.sendProof());
  }

  private static Reported of(CodeUser user, CodePage page) {
    DeliveryStatus status = DeliveryStatus.of(page);
    status.await("sent");
    return new Reported(user, page, status, user.realm().texts().first(user.destination()));
  }

  /** Twilio reports this, and is heard. */
  void report(String state, String errorCode) {
    assertThat(user.realm().twilioAccount().report(message, state, errorCode).statusCode())
        .isEqualTo(204);
  }

  /** What the page's script is told. */
  JsonNode told() {
    return Json.parse(Http.send(Http.request(status.uri()).build()).body());
  }
}
