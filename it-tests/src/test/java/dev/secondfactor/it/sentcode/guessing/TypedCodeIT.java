package dev.secondfactor.it.sentcode.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.DestinationPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.OddInput;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@DisplayName("Given what people and programs put into the field of a code")
class TypedCodeIT {

  @Parameter private SentMethod method;

  @Test
  @DisplayName("TRAP 13: useless fields give the form with an error, and count as nothing")
  void answersUselessFieldsWithTheForm(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();

    for (var field : OddInput.uselessFields("code").entrySet()) {
      Page answer = field.getValue().apply(page.form()).submit();
      assertThat(answer.status()).as(field.getKey()).isEqualTo(200);
      page = answer.as(CodePage::new);
      assertThat(page.error()).as(field.getKey()).isNotEmpty();
      assertThat(page.page().source()).as(field.getKey()).doesNotContain("<script>alert");
    }

    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    assertThat(page.enter(alice.code()).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }

  @Test
  @DisplayName("TRAP 13: bodies that no browser sends give the form or a refusal, never a failure")
  void answersOddBodies(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();

    for (var body : OddInput.bodies().entrySet()) {
      page = page.page().session().reload().as(CodePage::new);
      Page answer = page.form().submitBody(body.getValue().contentType(), body.getValue().text());
      assertThat(answer.status()).as(body.getKey() + ": " + answer).isLessThan(500);
      assertThat(answer.isSignedIn()).isFalse();
      if (answer.status() == 200) {
        page = answer.as(CodePage::new);
      }
    }
  }

  @Test
  @ExpectedInLog({"Form value is a file", "Connection terminated parsing multipart request"})
  @DisplayName(
      "TRAP 13: a body that Keycloak itself cannot read is answered as at its own form, and costs nothing")
  void leavesUnreadableBodiesToKeycloak(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    TestUser carol = realm.addUser("carol");
    carol.addTotp();

    int codes = 1;
    for (String body : List.of(OddInput.part("; filename=\"a\""), "--limit\r\nContent-Dispo")) {
      alice.code(codes);
      codes++;
      OtpPage keycloaks = LoginPage.of(realm).signIn(carol).as(OtpPage::new);
      Page theirs = keycloaks.page().forms().get(0).submitBody(OddInput.MULTIPART, body);
      Page ours = page.form().submitBody(OddInput.MULTIPART, body);
      assertThat(ours.status()).as(ours.toString()).isEqualTo(theirs.status());
      assertThat(ours.isSignedIn()).isFalse();
      page = alice.enterPassword(realm.newSession()).as(CodePage::new);
    }

    assertThat(page.enter(alice.code(codes)).as(AppPage::new).tokens().username())
        .isEqualTo("alice");
  }

  @Test
  @DisplayName("TRAP 13: the page of the destination answers the same way")
  void answersUselessDestinations(TestRealm realm) {
    CodeUser bob = method.invited(realm, "bob");
    DestinationPage page = bob.openSetUp();

    for (var field : OddInput.uselessFields(page.field()).entrySet()) {
      Page answer = field.getValue().apply(page.form()).submit();
      assertThat(answer.status()).as(field.getKey()).isEqualTo(200);
      page = answer.as(method::destinationPage);
      assertThat(page.error()).as(field.getKey()).isNotEmpty();
      assertThat(page.page().source()).as(field.getKey()).doesNotContain("<script>alert");
    }
    String injected = bob.destination() + "\r\nBcc: mallory@example.test";
    assertThat(page.submit(injected).as(method::destinationPage).error()).isNotEmpty();

    Page huge =
        page.form().submitBody(OddInput.URL_ENCODED, page.field() + "=" + "a".repeat(100_000));
    assertThat(huge.status()).isLessThan(500);
    assertThat(bob.codesSentInAll()).isZero();
  }

  @Test
  @DisplayName("TRAP 26: a leading zero belongs to the code; without it nothing is compared")
  void keepsALeadingZero(TestRealm realm) {
    realm.policy(
        Map.of(
            "sendsPerDestination10Min", "20",
            "sendsPerDestinationDay", "100",
            "sendsPerUserDay", "100",
            "sendsPerIp5Min", "1000"));
    for (int user = 0; user < 10; user++) {
      CodeUser alice = method.enrolled(realm, "alice" + user);
      for (int n = 1; n <= 20; n++) {
        CodePage page = alice.passPassword();
        String code = alice.code(n);
        if (code.startsWith("0")) {
          CodePage malformed = page.enter(code.substring(1)).as(CodePage::new);
          assertThat(malformed.error()).contains("not a code");
          assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
          assertThat(malformed.enter(code).as(AppPage::new).tokens().username())
              .isEqualTo("alice" + user);
          return;
        }
      }
    }
    throw new AssertionError("no code of 200 began with 0: they are not drawn evenly");
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 26: blanks, hyphens and full-width digits are accepted")
  void acceptsAllWritings(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    int n = 0;
    for (var writing : OddInput.writings().entrySet()) {
      CodePage page = alice.passPassword();
      n++;
      Page answer = page.enter(writing.getValue().apply(alice.code(n)));
      assertThat(answer.isSignedIn()).as(writing.getKey()).isTrue();
    }
  }
}
