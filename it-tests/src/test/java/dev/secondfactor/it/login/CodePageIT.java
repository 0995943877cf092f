package dev.secondfactor.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given the page that asks for a code, without JavaScript")
class CodePageIT {

  private final TestRealm realm;

  CodePageIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName(
      "A6: the field takes numbers from a keyboard for numbers, the code of a mail, and a password manager")
  void hasAFieldForCodes() {
    CodePage page = LoginPage.of(realm).signIn(enrolled(realm)).as(CodePage::new);

    var field = page.page().find("#code").orElseThrow();
    assertThat(field.attr("type")).isEqualTo("text");
    assertThat(field.attr("inputmode")).isEqualTo("numeric");
    assertThat(field.attr("autocomplete")).isEqualTo("one-time-code");
    assertThat(field.val()).isEmpty();
    assertThat(page.page().find("label[for=code]")).isPresent();
    assertThat(page.page().find("#" + field.attr("aria-describedby").split(" ")[0])).isPresent();
  }

  @Test
  @DisplayName("A6: an error belongs to the field, and what was typed is not shown again")
  void showsAnErrorAtTheField(Inbox inbox) {
    TestUser alice = enrolled(realm);
    String typed = "not-a-code-7";

    CodePage page =
        LoginPage.of(realm).signIn(alice).as(CodePage::new).enter(typed).as(CodePage::new);

    assertThat(page.page().fieldError("code"))
        .isEqualTo("This is not a code. A code has 6 digits.");
    assertThat(page.page().find("#code").orElseThrow().attr("aria-invalid")).isEqualTo("true");
    assertThat(page.page().source()).doesNotContain(typed);
    CodePage empty = page.enter("").as(CodePage::new);
    assertThat(empty.error()).isEqualTo("Enter the code from the email.");
    assertThat(empty.enter(inbox.code(alice.email())).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("A6: cancel leads back to the application, without a login")
  void canBeCancelled() {
    CodePage page = LoginPage.of(realm).signIn(enrolled(realm)).as(CodePage::new);

    AppPage app = page.cancel().as(AppPage::new);

    assertThat(app.parameter("error")).contains("access_denied");
    assertThat(app.parameter("code")).isEmpty();
  }

  @Test
  @DisplayName(
      "B8: in enrolment the address is shown masked, can be corrected, and is not asked for twice")
  void lastsUntilTheAddressIsRight(Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.admin().addRequiredAction("second-factor-configure-email");
    String mistyped = "alcie-" + alice.email();

    EmailAddressPage entry = LoginPage.of(realm).signIn(alice).as(EmailAddressPage::new);
    EmailAddressPage empty = entry.submit("").as(EmailAddressPage::new);
    assertThat(empty.error()).isEqualTo("Enter an email address.");
    EmailAddressPage wrong = empty.submit("alice at home").as(EmailAddressPage::new);
    assertThat(wrong.error()).isEqualTo("This is not a valid email address.");
    assertThat(wrong.prefilled()).isEqualTo("alice at home");
    CodePage proof = wrong.submit(mistyped).as(CodePage::new);
    assertThat(proof.destination()).isEqualTo(TestUser.masked(mistyped));
    EmailAddressPage again = proof.form().submit("change", "true").as(EmailAddressPage::new);
    CodePage right = again.submit("  " + alice.email() + " ").as(CodePage::new);

    assertThat(right.enter(inbox.code(alice.email())).isSignedIn()).isTrue();
    String data =
        alice
            .admin()
            .credential("second-factor-email")
            .orElseThrow()
            .path("credentialData")
            .asText();
    assertThat(data).contains(TestUser.masked(alice.email())).doesNotContain(alice.email());
  }

  private static TestUser enrolled(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    return alice;
  }
}
