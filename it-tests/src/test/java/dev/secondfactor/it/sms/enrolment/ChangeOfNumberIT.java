package dev.secondfactor.it.sms.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.SmsNumberPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import dev.secondfactor.stub.twilio.TwilioMessage;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("standard")
@DisplayName("Given a user with a phone number who changes it")
class ChangeOfNumberIT {

  private static final String ACTION = SentMethod.SMS.action();

  private final TestRealm realm;

  ChangeOfNumberIT(TestRealm realm) {
    this.realm = realm;
    realm.sms();
  }

  @Test
  @Tag("smoke")
  @DisplayName(
      "AUPSTN-2, BAA-3: the new number is proven by a code; the account, the old and the new number are told")
  void isANewEnrolment() {
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    String after = MobileNumbers.next();
    LoginSession session = realm.newSession();
    alice.passPassword(session).enter(alice.code()).as(AppPage::new);

    CodePage proof =
        session.openAction(ACTION).as(SmsNumberPage::new).submit(after).as(CodePage::new);
    assertThat(stored(alice)).isEqualTo(alice.maskedDestination());
    AppPage app = proof.enter(alice.codeTo(after, 1)).as(AppPage::new);

    assertThat(app.parameter("kc_action_status")).contains("success");
    assertThat(stored(alice)).isEqualTo(MobileNumbers.masked(after));
    String mail =
        realm
            .mails()
            .withSubject(alice.account().email(), "Second factor changed for " + realm.title())
            .text();
    assertThat(mail).contains(MobileNumbers.masked(after)).doesNotContain(after.substring(3));
    assertThat(notice(alice.destination()).body())
        .startsWith("Codes for " + realm.title() + " no longer come to this number.");
    assertThat(notice(after).body())
        .startsWith("Codes for " + realm.title() + " now come to this number.");
    assertThat(alice.passPassword().enter(alice.codeTo(after, 2)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("AUPSTN-2, ASVS 7.5.1: it begins with a code at the old number")
  void beginsWithTheOldNumber() {
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    alice.account().admin().addRequiredAction(ACTION);

    CodePage stepUp = alice.passPassword();

    assertThat(stepUp.destination()).isEqualTo(alice.maskedDestination());
    stepUp.enter(Codes.wrong(alice.code())).as(CodePage::new);
    assertThat(stored(alice)).isEqualTo(alice.maskedDestination());
  }

  @Test
  @DisplayName(
      "the notices count against the limits, and the mail tells of the change without them")
  void noticesAreNoWayAroundTheLimits(TestRealm narrow) {
    narrow.sms();
    narrow.policy(Map.of("sendsPerUserDay", "2"));
    CodeUser alice = SentMethod.SMS.enrolled(narrow, "alice");
    String after = MobileNumbers.next();
    LoginSession session = narrow.newSession();
    alice.passPassword(session).enter(alice.code()).as(AppPage::new);

    session
        .openAction(ACTION)
        .as(SmsNumberPage::new)
        .submit(after)
        .as(CodePage::new)
        .enter(alice.codeTo(after, 1))
        .as(AppPage::new);

    narrow
        .mails()
        .withSubject(alice.account().email(), "Second factor changed for " + narrow.title());
    SentMethod.SMS.enrolled(narrow, "witness").passPassword();
    Waiting.until("the witness's code", () -> narrow.texts().all().size() >= 3);
    assertThat(narrow.texts().all()).hasSize(3);
  }

  private TwilioMessage notice(String number) {
    return Waiting.forSome(
        "a notice to " + number,
        () ->
            realm.texts().to(number).stream()
                .filter(message -> Codes.find(message.body()).isEmpty())
                .findFirst());
  }

  private static String stored(CodeUser user) {
    return Json.parse(user.credential().orElseThrow().path("credentialData").asText())
        .path("number")
        .asText();
  }
}
