package dev.secondfactor.it.email;

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

@KeycloakTest
@Tag("smoke")
@DisplayName("Given a user who is asked to set up codes by e-mail")
class EmailLoginIT {

  @Test
  @DisplayName("the address is proven by a code, and the next login asks for a code sent there")
  void enrolsAndSignsIn(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.admin().addRequiredAction("second-factor-configure-email");

    LoginSession first = realm.newSession();
    EmailAddressPage address =
        first.open().as(LoginPage::new).signIn(alice).as(EmailAddressPage::new);
    assertThat(address.prefilled()).isEqualTo(alice.email());
    CodePage proof = address.submit(alice.email()).as(CodePage::new);
    AppPage app = proof.enter(inbox.code(alice.email())).as(AppPage::new);
    assertThat(app.tokens().username()).isEqualTo("alice");

    CodePage login = realm.newSession().open().as(LoginPage::new).signIn(alice).as(CodePage::new);
    // Mails so far: the code for the enrolment, the notice of it, the code for this login.
    assertThat(login.enter(inbox.code(alice.email(), 3)).as(AppPage::new).tokens().username())
        .isEqualTo("alice");
  }
}
