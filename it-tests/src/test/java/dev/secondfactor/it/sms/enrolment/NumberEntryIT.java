package dev.secondfactor.it.sms.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.SmsNumberPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest
@DisplayName("Given the page where a phone number is entered")
class NumberEntryIT {

  private final TestRealm realm;

  NumberEntryIT(TestRealm realm) {
    this.realm = realm;
    realm.sms();
  }

  @ParameterizedTest(name = "TRAP 18, B7: written {0} it is the number in E.164")
  @ValueSource(
      strings = {
        "0%s%s",
        " (0%s) / %s",
        "%s %s",
        "+49%s%s",
        "+49 (0)%s-%s",
        "0049 %s%s",
        "\u202d+49 %s %s"
      })
  @Tag("trap")
  void takesEverySpelling(String spelling) {
    CodeUser bob = SentMethod.SMS.invited(realm, "bob");
    SmsNumberPage entry = (SmsNumberPage) bob.openSetUp();

    String network = bob.destination().substring(3, 6);
    String typed = String.format(spelling, network, bob.destination().substring(6));
    CodePage proof = entry.submit(typed).as(CodePage::new);

    assertThat(proof.destination()).isEqualTo(MobileNumbers.masked(bob.destination()));
    assertThat(proof.enter(bob.code()).isSignedIn()).isTrue();
    String seen = bob.credential().orElseThrow().path("credentialData").asText();
    assertThat(Json.parse(seen).path("number").asText()).isEqualTo(bob.maskedDestination());
    assertThat(bob.account().admin().credentials().toString())
        .doesNotContain(bob.destination().substring(3));
  }

  @ParameterizedTest(name = "C3: {0} is refused: {1}")
  @CsvSource({
    "030 123456, This is not a mobile number.",
    "0900 1234567, This is not a mobile number.",
    "0800 1234567, This is not a mobile number.",
    "032 123456789, This is not a mobile number.",
    "110, There is no such number.",
    "0151 1, There is no such number.",
    "call me, This is not a phone number.",
    "0151 23456789 ext. 5, This is not a phone number.",
    "' ', Enter a mobile number.",
    "+33 6 12 34 56 78, Codes cannot be sent to numbers of this country.",
    "+1 876 210 1234, Codes cannot be sent to numbers of this country."
  })
  void refuses(String typed, String error) {
    CodeUser bob = SentMethod.SMS.invited(realm, "bob");
    int before = realm.texts().all().size();

    SmsNumberPage refused = bob.openSetUp().submit(typed).as(SmsNumberPage::new);

    assertThat(refused.error()).startsWith(error);
    assertThat(refused.prefilled()).isEqualTo(typed);
    assertThat(bob.codesSentInAll()).isZero();
    assertThat(realm.texts().all()).hasSize(before + 1);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 19: a country that the form was made to name is refused by the server")
  void theListIsNotInTheForm() {
    CodeUser bob = SentMethod.SMS.invited(realm, "bob");
    SmsNumberPage entry = (SmsNumberPage) bob.openSetUp();
    assertThat(entry.countries()).isEmpty();

    SmsNumberPage refused = entry.submit("FR", "+33612345678").as(SmsNumberPage::new);

    assertThat(refused.error()).startsWith("Codes cannot be sent to numbers of this country.");
    assertThat(bob.codesSentInAllTo("+33612345678")).isZero();
  }

  @Test
  @DisplayName(
      "B7: with several countries their names are in the user's language, each with its code")
  void namesTheCountries(TestRealm other) {
    other.sms();
    other.smsCountries(List.of("DE", "AT", "CH", "JM"));
    CodeUser bob = SentMethod.SMS.invited(other, "bob");

    SmsNumberPage german =
        bob.enterPassword(other.newSession().inLanguage("de")).as(SmsNumberPage::new);
    assertThat(german.countryNames())
        .containsExactly("Deutschland (+49)", "Jamaika (+1)", "Österreich (+43)", "Schweiz (+41)");
    SmsNumberPage english = (SmsNumberPage) bob.openSetUp();
    assertThat(english.countryNames())
        .containsExactly("Austria (+43)", "Germany (+49)", "Jamaica (+1)", "Switzerland (+41)");

    String number = "+436641234567";
    CodePage proof = english.submit("AT", "0664 1234567").as(CodePage::new);
    assertThat(proof.enter(bob.codeTo(number, 1)).isSignedIn()).isTrue();
    assertThat(other.texts().count(number)).isEqualTo(1);
  }

  @Test
  @DisplayName("B7: the country of the browser's language is chosen already")
  void choosesACountry(TestRealm other) {
    other.sms();
    other.smsCountries(List.of("DE", "AT", "CH"));
    other.admin().change(settings -> settings.withArray("/supportedLocales").add("de-CH"));
    CodeUser bob = SentMethod.SMS.invited(other, "bob");

    SmsNumberPage page =
        bob.enterPassword(other.newSession().inLanguage("de-CH")).as(SmsNumberPage::new);

    assertThat(page.country()).isEqualTo("CH");
  }

  @Test
  @DisplayName("B7: the number that is enrolled already is not enrolled again")
  void refusesTheSame() {
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    alice.account().admin().addRequiredAction(SentMethod.SMS.action());
    CodePage stepUp = alice.passPassword();
    SmsNumberPage entry = stepUp.enter(alice.code()).as(SmsNumberPage::new);
    assertThat(entry.current()).isEqualTo(alice.maskedDestination());

    SmsNumberPage refused =
        entry.submit("0" + alice.destination().substring(3)).as(SmsNumberPage::new);

    assertThat(refused.error()).isEqualTo("Codes already go to this number.");
  }

  @Test
  @DisplayName("a number that the provider refuses is told apart at set-up, and can be corrected")
  void tellsOfANumberThatCannotBeReached(TestRealm other) {
    CodeUser bob = SentMethod.SMS.invited(other, "bob");
    other.twilioAccount().refuses(400, 21614);
    CodePage proof = bob.sendProof();
    CodePage told = proof.awaitDelivery("cannot receive");
    assertThat(told.delivery())
        .isEqualTo("This number cannot receive our messages. Check it or enter another one.");

    other.twilioAccount().works();
    SmsNumberPage entry = told.form().submit("change", "true").as(SmsNumberPage::new);
    String right = MobileNumbers.next();
    CodePage again = entry.submit(right).as(CodePage::new);
    assertThat(again.enter(bob.codeTo(right, 1)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("the same refusal at login is a failure like any other")
  void isGenericAtLogin(TestRealm other) {
    CodeUser alice = SentMethod.SMS.enrolled(other, "alice");
    other.twilioAccount().refuses(400, 21614);

    CodePage told = alice.passPassword().awaitDelivery("could not be sent");

    assertThat(told.page().text()).doesNotContain("cannot receive our messages");
  }

  @Test
  @DisplayName("C1: while no country is listed, nobody can set a number up, and nothing breaks")
  void noCountry(TestRealm other) {
    other.policy(Map.of("methods", "sms-otp", "requirement", "required"));
    CodeUser bob = new CodeUser(other, SentMethod.SMS, other.addUser("bob"), MobileNumbers.next());
    bob.account().admin().addRequiredAction(SentMethod.SMS.action());

    assertThat(bob.enterPassword(other.newSession()).isSignedIn()).isTrue();
    assertThat(bob.credential()).isEmpty();
    assertThat(other.admin().secondFactorPolicy().path("warnings").findValuesAsText("id"))
        .containsExactly("sms-without-country", "sms-only");
  }
}
