package dev.secondfactor.it.sentcode.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@DisplayName("Given a form whose hidden fields somebody has tampered with")
class FormFieldsIT {

  @Parameter private SentMethod method;

  private static final String MALLORY = "mallory@attacker.test";
  private static final String MALLORYS_PHONE = MobileNumbers.next();

  @AfterEach
  void setTheClockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("TRAP 35: no field makes a wrong code right, or a locked form open")
  void decidesOnTheServer(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
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
    assertThat(messagesToMallory(realm)).isZero();
  }

  @Test
  @DisplayName("TRAP 35: no field sends the code elsewhere, nor makes the right code wrong")
  void sendsToItsOwnDestination(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    alice.code(1);
    CodePage early = tampered(page.form()).submit("resend", "true").as(CodePage::new);
    assertThat(early.page().message()).contains("You can ask for a new one in");

    support.clockAhead(Duration.ofSeconds(31));
    CodePage resent = tampered(early.form()).submit("resend", "true").as(CodePage::new);

    assertThat(resent.destination()).isEqualTo(alice.maskedDestination());
    AppPage app = tampered(resent.withCode(alice.code(2))).submit("login", "").as(AppPage::new);
    assertThat(app.tokens().username()).isEqualTo("alice");
    assertThat(messagesToMallory(realm)).isZero();
  }

  @Test
  @DisplayName("TRAP 35: the id of another step in the form's address leads nowhere")
  void staysInItsStep(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
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
  @DisplayName(
      "TRAP 35: the destination to enrol is the one the code went to, whatever the form says")
  void enrolsWhatWasProven(TestRealm realm) {
    CodeUser bob = method.invited(realm, "bob");
    CodePage proof = bob.sendProof();

    CodePage wrong = tampered(proof.withCode("000000x")).submit().as(CodePage::new);
    assertThat(wrong.destination()).isEqualTo(bob.maskedDestination());
    assertThat(bob.credential()).isEmpty();
    tampered(wrong.withCode(bob.code())).submit().as(AppPage::new);

    assertThat(bob.credential().orElseThrow().toString()).contains(bob.maskedDestination());
    assertThat(messagesToMallory(realm)).isZero();
  }

  private Form tampered(Form form) {
    return form.with("state", "open")
        .with("secondFactor.state", "verified")
        .with("verified", "true")
        .with("method", "totp")
        .with("purpose", "enrol")
        .with("destination", MALLORY)
        .with("address", MALLORY)
        .with("email", MALLORY)
        .with("number", MALLORYS_PHONE)
        .with("country", "US")
        .with("candidate", MALLORY)
        .with(method.action() + ".candidate", method == SentMethod.SMS ? MALLORYS_PHONE : MALLORY)
        .with(method.action() + ".stepped-up", "true")
        .with("username", "admin")
        .with("credentialId", "00000000-0000-0000-0000-000000000000")
        .with("expiresInSeconds", "99999")
        .with("guesses", "0");
  }

  private static int messagesToMallory(TestRealm realm) {
    return realm.mails().count(MALLORY) + realm.texts().count(MALLORYS_PHONE);
  }

  private static URI inStep(URI action, String execution) {
    Matcher matcher = Pattern.compile("execution=[^&]*").matcher(action.toString());
    assertThat(matcher.find()).isTrue();
    return URI.create(matcher.replaceFirst("execution=" + execution));
  }
}
