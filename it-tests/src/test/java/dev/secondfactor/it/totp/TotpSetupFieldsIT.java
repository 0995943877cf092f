package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.sentcode.OddInput;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@Tag("trap")
@DisplayName("Given what people and programs send when an app is set up")
class TotpSetupFieldsIT {

  @Test
  @DisplayName("TRAP 13: useless codes give the form with an error and the same key")
  void answersUselessCodes(TestRealm realm) {
    TotpSetupPage page = Setups.open(realm, Setups.invited(realm));
    String key = page.key();

    for (var field : OddInput.uselessFields("code").entrySet()) {
      Page answer = field.getValue().apply(page.form()).submit();
      assertThat(answer.status()).as(field.getKey()).isEqualTo(200);
      page = answer.as(TotpSetupPage::new);
      assertThat(page.error()).as(field.getKey()).isNotEmpty();
      assertThat(page.page().source()).as(field.getKey()).doesNotContain("<script>alert");
      assertThat(page.key()).as(field.getKey()).isEqualTo(key);
    }
    for (String digits : List.of("12345", "1234567", "12345678")) {
      page = page.enter(digits).as(TotpSetupPage::new);
      assertThat(page.error()).as(digits).contains("not a code");
    }

    assertThat(new RealmEvents(realm).of("UPDATE_CREDENTIAL_ERROR")).isEmpty();
    assertThat(page.enter(page.device().code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 13: bodies that no browser sends give the form or a refusal, never a failure")
  void answersOddBodies(TestRealm realm) {
    TestUser bob = Setups.invited(realm);
    TotpSetupPage page = Setups.open(realm, bob);
    String key = page.key();

    for (var body : OddInput.bodies().entrySet()) {
      page = page.page().session().reload().as(TotpSetupPage::new);
      Page answer = page.form().submitBody(body.getValue().contentType(), body.getValue().text());
      assertThat(answer.status()).as(body.getKey() + ": " + answer).isLessThan(500);
      assertThat(answer.isSignedIn()).as(body.getKey()).isFalse();
    }

    assertThat(bob.admin().credential("otp")).isEmpty();
    TotpSetupPage after = page.page().session().reload().as(TotpSetupPage::new);
    assertThat(after.key()).isEqualTo(key);
    assertThat(after.enter(after.device().code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 13: a name that is too long is refused, and named as what is wrong")
  void refusesLongNames(TestRealm realm) {
    TotpSetupPage page = Setups.open(realm, Setups.invited(realm));

    for (String name : List.of("n".repeat(101), "n".repeat(100_000))) {
      page = page.enter(page.device().code(), name).as(TotpSetupPage::new);
      assertThat(page.nameError()).contains("100");
    }

    assertThat(page.enter(page.device().code(), "n".repeat(100)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 13: an odd name is kept as the text that it is, without control characters")
  void keepsOddNamesAsText(TestRealm realm) {
    TestUser bob = Setups.invited(realm);
    TotpSetupPage page = Setups.open(realm, bob);
    String name = "<script>alert(1)</script> ${7*7} {0} '\" \uD83D\uDE00";
    page.form()
        .with("code", page.device().code())
        .with("deviceName", " " + name + "\0\r\n ")
        .and("deviceName", "another")
        .submit()
        .as(AppPage::new);

    assertThat(bob.admin().credential("otp").orElseThrow().path("userLabel").asText())
        .isEqualTo(name);
    bob.addTotp("tablet");
    TotpPage login = LoginPage.of(realm).signIn(bob).as(TotpPage::new);
    assertThat(login.devices()).contains(name);
    assertThat(login.page().source()).doesNotContain("<script>alert");
  }

  @Test
  @DisplayName("TRAP 26: blanks, hyphens and full-width digits are accepted")
  void acceptsAllWritings(TestRealm realm) {
    for (var writing : OddInput.writings().entrySet()) {
      TotpSetupPage page = Setups.open(realm, Setups.invited(realm));
      Page answer = page.enter(writing.getValue().apply(page.device().code()));
      assertThat(answer.isSignedIn()).as(writing.getKey()).isTrue();
    }
  }
}
