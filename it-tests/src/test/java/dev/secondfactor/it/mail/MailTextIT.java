package dev.secondfactor.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given the words of a code mail")
class MailTextIT {

  private final TestRealm realm;

  MailTextIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName(
      "A1: realm, code, lifetime in words, and what to do if it was not you, as text and as HTML")
  void saysWhatIsNeeded(TestRealm realm, Inbox inbox) {
    realm.admin().change(settings -> settings.put("displayName", "Müller & Töchter"));
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    LoginPage.of(realm).signIn(alice).as(CodePage::new);

    Mail mail = inbox.first(alice.email());

    assertThat(mail.subject()).isEqualTo("Your code for Müller & Töchter");
    assertThat(mail.text())
        .contains("Your code for signing in to Müller & Töchter:")
        .contains("The code is valid for 5 minutes and works once.")
        .contains("If it was not you who asked for this code: somebody knows your password.");
    assertThat(mail.html())
        .contains(mail.code())
        .contains("Müller &amp; Töchter")
        .contains("The code is valid for 5 minutes and works once.")
        .contains("If it was not you who asked for this code");
    // No link: nobody shall learn to click on what such a mail says.
    assertThat(mail.text()).doesNotContain("http");
    assertThat(mail.html()).doesNotContain("<a ");
  }

  @Test
  @DisplayName(
      "C6: the realm's own texts stand on page and mail, in each language, and only where they are given")
  void canBeWrittenByTheRealm(Inbox inbox) {
    localize(
        realm,
        "en",
        Map.of(
            "secondFactorCodeTitle", "Acme code",
            "secondFactorCodeSubject", "Acme: it''s your code for {0}",
            "secondFactorMailCodeIntro", "Acme greets you at {0}:"));
    localize(
        realm,
        "de",
        Map.of(
            "secondFactorCodeTitle", "Acme-Code",
            "secondFactorMailCodeIntro", "Acme grüßt Sie bei {0}:"));
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();

    CodePage english = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(english.page().text("#kc-page-title")).isEqualTo("Acme code");
    Mail mail = inbox.await(alice.email(), 1);
    assertThat(mail.subject()).isEqualTo("Acme: it's your code for " + realm.title());
    assertThat(mail.text()).contains("Acme greets you at " + realm.title() + ":");
    assertThat(mail.html()).contains("Acme greets you at " + realm.title() + ":");

    CodePage german =
        realm
            .newSession()
            .inLanguage("de")
            .open()
            .as(LoginPage::new)
            .signIn(alice)
            .as(CodePage::new);
    assertThat(german.page().text("#kc-page-title")).isEqualTo("Acme-Code");
    Mail deutsch = inbox.await(alice.email(), 2);
    assertThat(deutsch.subject()).isEqualTo("Ihr Code für " + realm.title());
    assertThat(deutsch.text())
        .contains("Acme grüßt Sie bei " + realm.title() + ":")
        .contains("Der Code ist 5 Minuten gültig");
  }

  @Test
  @ExpectedInLog("second-factor-code.ftl of realm .* cannot be rendered")
  @DisplayName(
      "C6: a text of the realm that cannot be formatted: the page says that nothing was sent")
  void saysWhenATextIsBroken(Inbox inbox) {
    localize(realm, "en", Map.of("secondFactorMailCodeIntro", "Hello {broken}"));
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();

    CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    Waiting.until(
        "the failure", () -> page.reload().delivery().contains("The code could not be sent"));

    localize(realm, "en", Map.of("secondFactorMailCodeIntro", "Hello"));
    CodePage resent = page.reload().resend().as(CodePage::new);
    assertThat(resent.enter(inbox.code(alice.email())).isSignedIn()).isTrue();
  }

  private static void localize(TestRealm realm, String language, Map<String, String> texts) {
    realm.admin().api().post(realm.admin().path("/localization/" + language), Json.object(texts));
  }
}
