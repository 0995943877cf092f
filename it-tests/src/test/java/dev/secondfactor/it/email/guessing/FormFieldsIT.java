package dev.secondfactor.it.email.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.email.EmailUser;
import dev.secondfactor.it.email.RealmEvents;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given a form whose hidden fields somebody has tampered with")
class FormFieldsIT {

  private static final String MALLORY = "mallory@attacker.test";

  @AfterEach
  void setTheClockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("TRAP 35: no field makes a wrong code right, or a locked form open")
  void decidesOnTheServer(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    CodePage page = alice.passPassword();
    String code = alice.code();

    page = tampered(page.withCode(Codes.wrong(code))).submit("login", "").as(CodePage::new);
    assertThat(page.error()).contains("This code is wrong");
    for (int i = 1; i < 5; i++) {
      page = tampered(page.withCode(Codes.wrong(code, i))).submit().as(CodePage::new);
    }
    page = tampered(page.withCode(code)).submit().as(CodePage::new);

    assertThat(page.error()).contains("locked");
    assertThat(page.isOpen()).isFalse();
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
    assertThat(inbox.count(MALLORY)).isZero();
  }

  @Test
  @DisplayName("TRAP 35: no field sends the code elsewhere, nor makes the right code wrong")
  void sendsToItsOwnDestination(TestRealm realm, Inbox inbox, TestSupport support) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    CodePage page = alice.passPassword();
    alice.code(1);
    CodePage early = tampered(page.form()).submit("resend", "true").as(CodePage::new);
    assertThat(early.page().message()).contains("You can ask for a new one in");

    support.clockAhead(Duration.ofSeconds(31));
    CodePage resent = tampered(early.form()).submit("resend", "true").as(CodePage::new);

    assertThat(resent.destination()).isEqualTo(TestUser.masked(alice.address()));
    AppPage app = tampered(resent.withCode(alice.code(2))).submit("login", "").as(AppPage::new);
    assertThat(app.tokens().username()).isEqualTo("alice");
    assertThat(inbox.count(MALLORY)).isZero();
  }

  @Test
  @DisplayName("TRAP 35: the id of another step in the form's address leads nowhere")
  void staysInItsStep(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    alice.account().addTotp();
    CodePage page = alice.passPassword();
    alice.code();

    for (String other : List.of("00000000-0000-0000-0000-000000000000", "", "second-factor")) {
      Page answer = page.withCode("000000").at(inStep(page.form().action(), other)).submit();
      assertThat(answer.isSignedIn()).isFalse();
      assertThat(answer.status()).isLessThan(500);
      page = answer.session().reload().as(CodePage::new);
    }
    Page answer =
        page.form()
            .with("authenticationExecution", "00000000-0000-0000-0000-000000000000")
            .with("tryAnotherWay", "nowhere")
            .submit();
    assertThat(answer.isSignedIn()).isFalse();
    assertThat(answer.status()).isLessThan(500);
  }

  @Test
  @DisplayName("TRAP 35: the address to enrol is the one the code went to, whatever the form says")
  void enrolsWhatWasProven(TestRealm realm, Inbox inbox) {
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction("second-factor-configure-email");
    CodePage proof =
        LoginPage.of(realm)
            .signIn(bob)
            .as(EmailAddressPage::new)
            .submit(bob.email())
            .as(CodePage::new);

    CodePage wrong = tampered(proof.withCode("000000x")).submit().as(CodePage::new);
    assertThat(wrong.destination()).isEqualTo(TestUser.masked(bob.email()));
    assertThat(bob.admin().credential("second-factor-email")).isEmpty();
    tampered(wrong.withCode(inbox.code(bob.email()))).submit().as(AppPage::new);

    assertThat(bob.admin().credential("second-factor-email").orElseThrow().toString())
        .contains(TestUser.masked(bob.email()));
    assertThat(inbox.count(MALLORY)).isZero();
  }

  private static Form tampered(Form form) {
    return form.with("state", "open")
        .with("secondFactor.state", "verified")
        .with("verified", "true")
        .with("method", "totp")
        .with("purpose", "enrol")
        .with("destination", MALLORY)
        .with("address", MALLORY)
        .with("email", MALLORY)
        .with("candidate", MALLORY)
        .with("second-factor-configure-email.candidate", MALLORY)
        .with("second-factor-configure-email.stepped-up", "true")
        .with("username", "admin")
        .with("credentialId", "00000000-0000-0000-0000-000000000000")
        .with("expiresInSeconds", "99999")
        .with("guesses", "0");
  }

  private static URI inStep(URI action, String execution) {
    Matcher matcher = Pattern.compile("execution=[^&]*").matcher(action.toString());
    assertThat(matcher.find()).isTrue();
    return URI.create(matcher.replaceFirst("execution=" + execution));
  }
}
