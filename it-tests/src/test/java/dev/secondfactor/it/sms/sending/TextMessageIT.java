package dev.secondfactor.it.sms.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import dev.secondfactor.stub.twilio.TwilioMessage;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest
@ExpectedInLog("A text message of realm \\S+ takes 2 segments|cannot be formatted")
@Tag("container")
@DisplayName("Given a text message with a code")
class TextMessageIT {

  /** At most 160 characters, each of which takes one septet of the GSM alphabet. */
  private static final Pattern ONE_SEGMENT =
      Pattern.compile("[A-Za-z0-9äöüÄÖÜß .,:#@\\-\n]{1,160}");

  private final TestRealm realm;

  TextMessageIT(TestRealm realm) {
    this.realm = realm;
    realm.sms();
    realm.policy(Map.of("codeLifetime", "180"));
  }

  @ParameterizedTest(name = "C6: in {0} it is one segment, with the line that fills the code in")
  @Tag("smoke")
  @CsvSource({"en, ' is your code for '", "de, ' ist Ihr Code für '"})
  void isOneSegment(String language, String words, Harness harness) {
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    URI byName = URI.create(realm.url().toString().replace("127.0.0.1", "localhost"));
    LoginSession session =
        new LoginSession(byName, TestRealm.CLIENT, harness.clientApp().uri()).inLanguage(language);

    CodePage page = alice.passPassword(session);
    String code = alice.code();

    String text = realm.texts().first(alice.destination()).body();
    assertThat(text).startsWith(code + words + realm.title() + ".");
    assertThat(text.lines().skip(1)).containsExactly("", "@localhost #" + code);
    assertThat(text).matches(ONE_SEGMENT);
    assertThat(page.enter(code).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("C6: a realm's own words are sent, and its name is cut before the code is")
  void hasTheRealmsWords(TestRealm own) {
    own.sms();
    String longest = "The Example Company of Everything ".repeat(6).strip();
    own.admin().change(settings -> settings.put("displayName", longest));
    own.admin().localise("en", "secondFactorSmsText", "Use {0} at {1}");
    CodeUser alice = SentMethod.SMS.enrolled(own, "alice");
    alice.passPassword();

    String text = own.texts().first(alice.destination()).body();

    assertThat(text).startsWith("Use " + alice.code() + " at The Example Company");
    assertThat(text).matches(ONE_SEGMENT);
  }

  @Test
  @DisplayName("a text of the realm that takes two segments is not sent, and the page says so")
  void isNeverTwoSegments(TestRealm own) {
    own.sms();
    own.admin().localise("en", "secondFactorSmsText", "{0} " + "x".repeat(160));
    own.admin().localise("en", "secondFactorSmsTextPlain", "{0} " + "x".repeat(160));
    CodeUser alice = SentMethod.SMS.enrolled(own, "alice");

    alice.passPassword().awaitDelivery("could not be sent");

    assertThat(own.twilioAccount().requests()).isEmpty();
  }

  @Test
  @DisplayName("C6: a realm's text that cannot be formatted is a failure, and no error page")
  void survivesABadText(TestRealm own) {
    own.sms();
    own.admin().localise("en", "secondFactorSmsText", "{0} for {1");
    CodeUser alice = SentMethod.SMS.enrolled(own, "alice");

    alice.passPassword().awaitDelivery("could not be sent");
  }

  @Test
  @Tag("smoke")
  @DisplayName(
      "A2: Twilio is told how long it is of use, to keep neither text nor number, and to look for fraud")
  void tellsTwilio() {
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    alice.passPassword();

    TwilioMessage message = realm.texts().first(alice.destination());

    assertThat(message.parameters())
        .containsEntry("To", alice.destination())
        .containsEntry("ValidityPeriod", "180")
        .containsEntry("ContentRetention", "discard")
        .containsEntry("AddressRetention", "obfuscate")
        .containsEntry("RiskCheck", "enable")
        .doesNotContainKey("StatusCallback");
  }
}
