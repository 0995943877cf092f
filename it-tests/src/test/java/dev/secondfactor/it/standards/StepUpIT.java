package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "auth-otp-form")
@Tag("standard")
@DisplayName("Given a realm whose login does not ask for codes by e-mail, and a user who has them")
class StepUpIT {

  private static final String CONFIGURE = "second-factor-configure-email";

  private final TestRealm realm;

  StepUpIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName(
      "AUPSTN-2, BAA-2, ASVS 7.5.1: the change of address begins with a code at the old one")
  void aCodeAtTheOldAddressComesFirst(Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    String after = "after-" + alice.email();
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(alice).as(AppPage::new);

    CodePage stepUp = session.openAction(CONFIGURE).as(CodePage::new);
    assertThat(stepUp.destination()).isEqualTo(TestUser.masked(alice.email()));
    String wrong = inbox.first(alice.email()).wrongCode();
    // An address in the form does not get round it.
    CodePage still =
        stepUp
            .form()
            .with("address", after)
            .with("code", wrong)
            .submit("login", "")
            .as(CodePage::new);
    assertThat(still.error()).startsWith("This code is wrong.");
    assertThat(still.destination()).isEqualTo(TestUser.masked(alice.email()));
    assertThat(inbox.count(after)).isZero();

    EmailAddressPage entry = still.enter(inbox.nthCode(alice.email(), 1)).as(EmailAddressPage::new);
    CodePage proof = entry.submit(after).as(CodePage::new);
    assertThat(proof.enter(inbox.nthCode(after, 1)).as(AppPage::new).parameter("kc_action_status"))
        .contains("success");
  }

  @Test
  @DisplayName("AUPSTN-2: a required action left by an administrator asks for the same code first")
  void alsoWhenAnAdministratorAsksForIt(Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    alice.admin().addRequiredAction(CONFIGURE);

    CodePage stepUp = LoginPage.of(realm).signIn(alice).as(CodePage::new);

    assertThat(stepUp.destination()).isEqualTo(TestUser.masked(alice.email()));
    stepUp.enter(inbox.nthCode(alice.email(), 1)).as(EmailAddressPage::new);
  }
}
