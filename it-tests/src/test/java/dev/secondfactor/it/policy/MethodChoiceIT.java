package dev.secondfactor.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given the policy's choice of methods and of the code")
class MethodChoiceIT {

  private final TestRealm realm;

  MethodChoiceIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName(
      "C1: a method that is switched off, then on again, is gone, then there again, with its enrolment")
  void isNotOfferedWhileSwitchedOff(Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    TotpDevice phone = alice.addTotp();
    CodePage before = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String code = inbox.nthCode(alice.email(), 1);

    // The only method so far cannot be switched off by name; the preset does it.
    realm.policy(Map.of("preset", "nist-aal2"));
    OtpPage otp = LoginPage.of(realm).signIn(alice).as(OtpPage::new);
    assertThat(otp.offersAnotherWay()).isFalse();
    assertThat(otp.enter(phone.code()).isSignedIn()).isTrue();
    // Nor does the page from before help any more.
    assertThat(before.enter(code).isSignedIn()).isFalse();

    realm.policy(Map.of());
    CodePage after = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(after.enter(inbox.nthCode(alice.email(), 2)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName(
      "C3: length and lifetime of codes are those of the policy, on the page and in the mail")
  void usesLengthAndLifetime(Inbox inbox) {
    realm.policy(Map.of("codeLength", "8", "codeLifetime", "120"));
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();

    CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);

    assertThat(page.page().text()).contains("Enter the 8-digit code from our email to ");
    assertThat(page.expiry()).isEqualTo("The code is valid for about 2 minutes.");
    String code = inbox.code(alice.email());
    assertThat(code).hasSize(8);
    assertThat(inbox.first(alice.email()).text())
        .contains("The code is valid for 2 minutes and works once.");
    assertThat(page.enter(code).isSignedIn()).isTrue();
  }
}
