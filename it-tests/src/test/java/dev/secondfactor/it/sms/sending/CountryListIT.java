package dev.secondfactor.it.sms.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@KeycloakTest
@Tag("trap")
@DisplayName("Given a number whose country was taken off the list after it was enrolled")
class CountryListIT {

  private static final String SAID =
      "Codes cannot be sent to the country of your number any more. Try another way or contact your"
          + " administrator.";

  private final TestRealm realm;

  CountryListIT(TestRealm realm) {
    this.realm = realm;
    realm.sms();
  }

  static List<List<String>> lists() {
    return List.of(List.of("AT"), List.of());
  }

  @ParameterizedTest(name = "TRAP 19: with {0} on the list nothing is sent, and nobody gets in")
  @MethodSource("lists")
  void nothingIsSent(List<String> countries) {
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    realm.smsCountries(countries);

    CodePage page = alice.passPassword();

    assertThat(page.error()).isEqualTo(SAID);
    assertThat(page.isOpen()).isFalse();
    assertThat(page.resend().as(CodePage::new).error()).isEqualTo(SAID);
    assertThat(alice.isSignedIn()).isFalse();
    realm.smsCountries(List.of("DE"));
    assertThat(alice.codesSentInAll()).isZero();
  }

  @Test
  @DisplayName("TRAP 19: a code that was under way is not followed by another one")
  void noResend() {
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String code = alice.code();
    realm.smsCountries(List.of("AT"));

    CodePage refused = page.reload();

    assertThat(refused.isOpen()).isTrue();
    assertThat(refused.enter(code).isSignedIn()).isTrue();
    assertThat(realm.texts().count(alice.destination())).isEqualTo(1);
    realm.smsCountries(List.of("DE"));
  }

  @Test
  @DisplayName("TRAP 19: the other methods are offered")
  void otherMethods() {
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    TotpDevice app = alice.account().addTotp();
    realm.smsCountries(List.of("AT"));

    CodePage page = alice.passPassword();

    OtpPage otp = page.tryAnotherWay().choose("Authenticator").as(OtpPage::new);
    assertThat(otp.enter(app.code()).isSignedIn()).isTrue();
    realm.smsCountries(List.of("DE"));
  }
}
