package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.sentcode.OddInput;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@Tag("trap")
@DisplayName("Given what people and programs send when an app's code is asked for")
class TotpFieldsIT {

  @Test
  @DisplayName("TRAP 13: useless fields give the form with an error, and count as nothing")
  void answersUselessFieldsWithTheForm(TestRealm realm) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    TotpPage page = alice.passPassword();

    for (var field : OddInput.uselessFields("code").entrySet()) {
      Page answer = field.getValue().apply(page.form()).submit();
      assertThat(answer.status()).as(field.getKey()).isEqualTo(200);
      page = answer.as(TotpPage::new);
      assertThat(page.error()).as(field.getKey()).isNotEmpty();
      assertThat(page.page().source()).as(field.getKey()).doesNotContain("<script>alert");
    }
    for (String digits : List.of("12345", "1234567", "12345678")) {
      page = page.enter(digits).as(TotpPage::new);
      assertThat(page.error()).as(digits).contains("not a code");
    }

    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    assertThat(page.enter(alice.phone().code()).isSignedIn()).isTrue();
  }

  @Test
  @ExpectedInLog("Form value is a file")
  @DisplayName("TRAP 13: bodies that no browser sends give the form or a refusal, never a failure")
  void answersOddBodies(TestRealm realm) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    TotpPage page = alice.passPassword();

    for (var body : OddInput.bodies().entrySet()) {
      page = page.page().session().reload().as(TotpPage::new);
      Page answer = page.form().submitBody(body.getValue().contentType(), body.getValue().text());
      assertThat(answer.status()).as(body.getKey() + ": " + answer).isLessThan(500);
      assertThat(answer.isSignedIn()).as(body.getKey()).isFalse();
    }

    TotpPage after = page.page().session().reload().as(TotpPage::new);
    assertThat(after.enter(alice.phone().code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 13: a useless second code of a clock that is off counts as nothing, too")
  void answersUselessSecondCodes(TestRealm realm) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    TotpPage page = alice.passPassword().resync();
    String first = alice.phone().codeAhead(5);

    for (var field : OddInput.uselessFields("nextCode").entrySet()) {
      if (!field.getKey().equals("missing")) {
        Page answer = field.getValue().apply(page.withCode(first)).submit();
        assertThat(answer.status()).as(field.getKey()).isEqualTo(200);
        page = answer.as(TotpPage::new);
        assertThat(page.error()).as(field.getKey()).isNotEmpty();
      }
    }

    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    assertThat(page.enterBoth(first, alice.phone().codeAhead(6)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 13, TRAP 35: no other field breaks the form, opens it or takes another's app")
  void answersOddFieldsBeside(TestRealm realm) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    AppUser mallory = AppUser.enrolled(realm, "mallory");
    String hers = mallory.account().admin().credential("otp").orElseThrow().path("id").asText();
    TotpPage page = alice.passPassword();

    for (String device : List.of("", "x", "\0", "<b>", "9".repeat(2000), hers)) {
      page =
          page.withCode(mallory.phone().code())
              .with("device", device)
              .and("device", hers)
              .with("userId", mallory.account().id())
              .with("state", "verified")
              .submit()
              .as(TotpPage::new);
      assertThat(page.error()).as(device).isNotEmpty();
    }

    assertThat(page.error()).contains("Codes from the app are locked");
    page = page.form().with("code", alice.phone().code()).submit().as(TotpPage::new);
    assertThat(page.isOpen()).isFalse();
    assertThat(mallory.passPassword().enter(mallory.phone().code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 26: blanks, hyphens and full-width digits are accepted")
  void acceptsAllWritings(TestRealm realm) {
    for (var writing : OddInput.writings().entrySet()) {
      AppUser alice = AppUser.enrolled(realm, "alice");
      String written = writing.getValue().apply(alice.phone().code());
      assertThat(alice.passPassword().enter(written).isSignedIn()).as(writing.getKey()).isTrue();
    }
  }
}
