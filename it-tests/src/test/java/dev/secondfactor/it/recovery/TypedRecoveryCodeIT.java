package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.PaperCode;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.sentcode.OddInput;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@Tag("trap")
@DisplayName("Given what people and programs send when a recovery code is asked for")
class TypedRecoveryCodeIT {

  private static final Map<String, Function<PaperCode, String>> WRITINGS =
      Map.of(
          "without hyphens", PaperCode::plain,
          "lower case", code -> code.written().toLowerCase(Locale.ROOT),
          "blanks", code -> "  " + code.written().replace('-', ' ') + "\t\r\n",
          "letters that look like digits",
              code -> code.written().replace('0', 'O').replace('1', 'I'),
          "the same in lower case", code -> code.written().replace('0', 'o').replace('1', 'l'),
          "dashes of other kinds", code -> code.written().replace('-', '\u2013'),
          "full width", code -> fullWidth(code.plain()));

  @Test
  @DisplayName("TRAP 26: case, width, blanks, hyphens and letters like digits do not matter")
  void acceptsAllWritings(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    int next = 1;

    for (var writing : WRITINGS.entrySet()) {
      String written = writing.getValue().apply(alice.code(next++));
      Page answer = alice.passPassword().enter(written);
      assertThat(answer.id()).as(writing.getKey() + ": " + answer).contains("recovery-setup");
    }

    assertThat(new RealmEvents(realm).of("LOGIN_ERROR")).isEmpty();
  }

  @Test
  @DisplayName("TRAP 13: useless fields give the form with an error, and count as nothing")
  void answersUselessFieldsWithTheForm(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    RecoveryPage page = alice.passPassword();

    for (var field : OddInput.uselessFields("code").entrySet()) {
      Page answer = field.getValue().apply(page.form()).submit();
      assertThat(answer.status()).as(field.getKey()).isEqualTo(200);
      page = answer.as(RecoveryPage::new);
      assertThat(page.error()).as(field.getKey()).isNotEmpty();
      assertThat(page.page().source()).as(field.getKey()).doesNotContain("<script>alert");
    }

    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    RecoveryUser.left(page.enter(alice.code(1).written())).later().as(AppPage::new);
  }

  @Test
  @DisplayName("TRAP 13: what is too short, too long or has no place counts as nothing, either")
  void answersWhatIsNoCode(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    PaperCode code = alice.code(1);
    RecoveryPage page = alice.passPassword();

    for (String text :
        List.of(
            code.plain().substring(0, 15),
            code.plain() + "0",
            code.at(0),
            code.at(21),
            code.plain().substring(2) + code.plain().substring(0, 2),
            code.written().replace(code.written().charAt(10), 'U'))) {
      page = page.enter(text).as(RecoveryPage::new);
      assertThat(page.error()).as(text).isNotEmpty().doesNotContain("This code is wrong");
    }

    assertThat(page.enter("1234").as(RecoveryPage::new).error()).contains("16");
    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
  }

  @Test
  @DisplayName("TRAP 26: a typing error is told, and counts as nothing")
  void tellsATypingError(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    RecoveryPage page = alice.passPassword();

    for (int i = 0; i < 6; i++) {
      page = page.enter(alice.code(2).mistyped()).as(RecoveryPage::new);
      assertThat(page.error()).contains("typing error");
    }

    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    RecoveryUser.left(page.enter(alice.code(2).written())).later().as(AppPage::new);
  }

  @Test
  @DisplayName("TRAP 15: a place that the set never had is answered like any wrong code")
  void doesNotTellHowManyThereAre(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    String known = alice.guess(alice.passPassword(), 0, 1).page().text();

    RecoveryUser bob = RecoveryUser.enrolled(realm, "bob");
    RecoveryPage unknown = bob.passPassword().enter(bob.code(1).at(20)).as(RecoveryPage::new);

    assertThat(unknown.page().text()).isEqualTo(known.replace("alice", "bob"));
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(2);
  }

  @Test
  @ExpectedInLog("Form value is a file")
  @DisplayName("TRAP 13: bodies that no browser sends give the form or a refusal, never a failure")
  void answersOddBodies(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    RecoveryPage page = alice.passPassword();

    for (var body : OddInput.bodies().entrySet()) {
      page = page.page().session().reload().as(RecoveryPage::new);
      Page answer = page.form().submitBody(body.getValue().contentType(), body.getValue().text());
      assertThat(answer.status()).as(body.getKey() + ": " + answer).isLessThan(500);
      assertThat(answer.isSignedIn()).as(body.getKey()).isFalse();
    }

    RecoveryPage after = page.page().session().reload().as(RecoveryPage::new);
    RecoveryUser.left(after.enter(alice.code(1).written())).later().as(AppPage::new);
  }

  @Test
  @DisplayName("TRAP 35: no other field makes a wrong code right, or opens a locked form")
  void decidesOnTheServer(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    RecoveryUser mallory = RecoveryUser.enrolled(realm, "mallory");
    RecoveryPage page = alice.passPassword();

    for (int i = 0; i < 5; i++) {
      page =
          page.withCode(mallory.code(i + 1).written())
              .with("userId", mallory.account().id())
              .with("username", "mallory")
              .with("credentialId", mallory.credentialId())
              .with("state", "verified")
              .with("purpose", "step-up")
              .with("nextNumber", "1")
              .with("saved", "on")
              .with("finish", "true")
              .with("later", "true")
              .submit()
              .as(RecoveryPage::new);
      assertThat(page.error()).isNotEmpty();
    }

    assertThat(page.isOpen()).isFalse();
    page =
        page.withCode(alice.code(1).written()).with("state", "open").submit().as(RecoveryPage::new);
    assertThat(page.isOpen()).isFalse();
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
  }

  private static String fullWidth(String text) {
    return text.chars()
        .map(character -> character - '!' + '\uFF01')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
