package dev.secondfactor.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("container")
@DisplayName("Given a user who reads German")
class LanguageIT {

  private final TestRealm realm;

  LanguageIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName(
      "A7: ui_locales of the application, or the browser's own language, is that of pages and mails, to the last word")
  void followsTheLogin(Inbox inbox) {
    realm.loginTheme("keycloak.v2");
    TestUser alice = realm.addUser("alice");
    alice.admin().addRequiredAction("second-factor-configure-email");

    Page entry =
        realm
            .newSession()
            .open(request -> request.with("ui_locales", "de"))
            .as(LoginPage::new)
            .signIn(alice);
    expectGerman(entry, "Codes per E-Mail einrichten", "E-Mail-Adresse", "Code senden");
    Page wrong = entry.as(EmailAddressPage::new).submit("nirgends");
    expectGerman(wrong, "Dies ist keine gültige E-Mail-Adresse.");
    Page proof = wrong.as(EmailAddressPage::new).submit(alice.email());
    expectGerman(
        proof,
        "E-Mail-Adresse bestätigen",
        "Bestätigen",
        "Neuen Code senden",
        "Andere Adresse verwenden");
    proof.as(CodePage::new).enter(inbox.nthCode(alice.email(), 1));
    assertThat(inbox.first(alice.email()).subject()).isEqualTo("Ihr Code für " + realm.title());
    Mail notice = inbox.await(alice.email(), 2);
    assertThat(notice.text()).contains("Adresse für Codes:").contains("Zeitpunkt:");

    Page login = realm.newSession().inLanguage("de").open().as(LoginPage::new).signIn(alice);
    expectGerman(login, "Code per E-Mail", "Code aus der E-Mail", "Anmelden", "Abbrechen");
    String wrongCode = Codes.wrong(inbox.nthCode(alice.email(), 2));
    Page refused = login.as(CodePage::new).enter(wrongCode);
    assertThat(refused.as(CodePage::new).error())
        .isEqualTo("Dieser Code ist falsch. Sie haben noch 4 Versuche.");
    Page early = refused.as(CodePage::new).resend();
    assertThat(early.as(CodePage::new).error())
        .matches(
            "Es wurde gerade erst ein Code gesendet\\. Sie können in \\d+ Sekunden? einen neuen anfordern\\.");
    for (int i = 0; i < 4; i++) {
      early = early.as(CodePage::new).enter(wrongCode);
    }
    assertThat(early.as(CodePage::new).error())
        .isEqualTo(
            "Codes per E-Mail sind nach zu vielen falschen Codes gesperrt."
                + " Versuchen Sie es in 1 Minute erneut.");
    expectGerman(early, "Erneut versuchen");
  }

  private static void expectGerman(Page page, String... words) {
    assertThat(page.document().select("html").attr("lang")).isEqualTo("de");
    assertThat(page.text())
        .contains(words)
        .doesNotContain("Codes by email", "Email address", "Cancel");
    // A key that has no text shows itself.
    assertThat(page.text()).doesNotContain("secondFactor");
  }
}
