package dev.secondfactor.it.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given an account with an address of its own")
class AccountAddressIT {

  @Test
  @DisplayName("set-up has it filled in, and it is proven like any other")
  void isFilledIn(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.admin().addRequiredAction("second-factor-configure-email");

    EmailAddressPage address = LoginPage.of(realm).signIn(alice).as(EmailAddressPage::new);

    assertThat(address.prefilled()).isEqualTo(alice.email());
    CodePage proof = address.submit(alice.email()).as(CodePage::new);
    assertThat(proof.enter(inbox.code(alice.email())).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 27: an address of the account that is not verified gets no code")
  void usesNoUnverifiedAddress(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("emailDestination", "account-address"));
    requireTheStep(realm);
    TestUser bob = realm.addUser("bob", Map.of("emailVerified", false));
    TestUser carol = realm.addUser("carol");

    EmailAddressPage set = LoginPage.of(realm).signIn(bob).as(EmailAddressPage::new);
    assertThat(set.prefilled()).isEmpty();

    LoginPage.of(realm).signIn(carol).as(CodePage::new).enter(inbox.code(carol.email()));
    assertThat(inbox.count(bob.email())).isZero();
    CodePage proof = set.submit(bob.email()).as(CodePage::new);
    assertThat(proof.enter(inbox.code(bob.email())).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 10: a code for the login does not prove the address, though both are the same")
  void bindsToThePurpose(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("emailDestination", "account-address"));
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    alice.admin().addRequiredAction("second-factor-configure-email");
    LoginSession session = realm.newSession();
    OtpPage otp = chooseTheApp(session.open().as(LoginPage::new).signIn(alice).id(), session);
    String loginCode = inbox.code(alice.email(), 1);

    CodePage proof =
        otp.enter(phone.code()).as(EmailAddressPage::new).submit(alice.email()).as(CodePage::new);
    String proofCode = inbox.code(alice.email(), 2);

    CodePage wrong = proof.enter(loginCode).as(CodePage::new);
    assertThat(wrong.error()).contains("This code is wrong");
    assertThat(alice.admin().credential("second-factor-email")).isEmpty();
    wrong.enter(proofCode).as(AppPage::new);
    assertThat(alice.admin().credential("second-factor-email")).isPresent();
  }

  @Test
  @Tag("standard")
  @DisplayName(
      "ASVS 6.6.2: a code that proves a new address does not sign in, nor the other way round")
  void isBoundToItsPurpose(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("emailDestination", "account-address"));
    TestUser alice = realm.addUser("alice");
    alice.admin().addRequiredAction("second-factor-configure-email");
    CodePage login = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String loginCode = inbox.code(alice.email(), 1);
    CodePage proof =
        login.enter(loginCode).as(EmailAddressPage::new).submit(alice.email()).as(CodePage::new);
    inbox.await(alice.email(), 2);

    assertThat(proof.enter(loginCode).as(CodePage::new).error()).startsWith("This code is wrong.");
    CodePage other = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(other.enter(inbox.code(alice.email(), 2)).as(CodePage::new).error())
        .startsWith("This code is wrong.");
  }

  private static void requireTheStep(TestRealm realm) {
    Flows flows = realm.admin().flows();
    flows.create("always two");
    flows.addStep("always two", "auth-username-password-form", "REQUIRED");
    flows.addStep("always two", "second-factor-email-otp", "REQUIRED");
    flows.bindToBrowser("always two");
  }

  private static OtpPage chooseTheApp(String shown, LoginSession session) {
    return shown.equals("login-login-otp")
        ? useMailFirst(session)
        : session.page().as(CodePage::new).tryAnotherWay().choose("Authenticator").as(OtpPage::new);
  }

  private static OtpPage useMailFirst(LoginSession session) {
    CodePage code =
        session.page().as(OtpPage::new).tryAnotherWay().choose("email").as(CodePage::new);
    return code.tryAnotherWay().choose("Authenticator").as(OtpPage::new);
  }
}
