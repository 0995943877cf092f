package dev.secondfactor.it.sentcode.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.ExpiredPage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@DisplayName("Given the page of a code, and a code on its way")
class ReloadIT {

  @Parameter private SentMethod method;

  @AfterEach
  void setTheClockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 9: a hundred reloads send nothing, and the code still works")
  void sendsNothingOnReload(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    alice.passPassword(session);
    String code = alice.code();

    for (int i = 0; i < 100; i++) {
      session.reload().as(CodePage::new);
    }

    assertThat(alice.codesSentInAll()).isEqualTo(1);
    assertThat(session.reload().as(CodePage::new).enter(code).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 9: twenty reloads at the same moment as the first page send one code")
  void sendsOneCodeForManyPages(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    Page login = realm.newSession().open();
    Form password =
        login
            .form("kc-form-login")
            .with("username", "alice")
            .with("password", alice.account().password());

    Race.of(20, i -> password::submitAside);

    alice.code();
    assertThat(alice.codesSentInAll()).isEqualTo(1);
  }

  @Test
  @DisplayName("TRAP 9: another language sends nothing")
  void sendsNothingOnAnotherLanguage(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    alice.passPassword(session);
    String code = alice.code();

    Page german = inLanguage(session, "de");
    assertThat(german.find("html").orElseThrow().attr("lang")).isEqualTo("de");
    Page english = inLanguage(session, "en");

    assertThat(english.find("html").orElseThrow().attr("lang")).isEqualTo("en");
    assertThat(alice.codesSentInAll()).isEqualTo(1);
    assertThat(english.as(CodePage::new).enter(code).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 9: the back button and \"continue\" send nothing")
  void sendsNothingOnBack(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    Form password =
        session
            .open()
            .form("kc-form-login")
            .with("username", "alice")
            .with("password", alice.account().password());
    password.submit().as(CodePage::new);
    String code = alice.code();

    for (int i = 0; i < 3; i++) {
      password.submit().as(ExpiredPage::new).continueLogin().as(CodePage::new);
    }

    assertThat(alice.codesSentInAll()).isEqualTo(1);
    assertThat(session.page().as(CodePage::new).enter(code).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 9: \"Try another way\" and back sends nothing")
  void sendsNothingOnAnotherWayAndBack(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    alice.account().addTotp();
    CodePage page = alice.passPassword();
    String code = alice.code();

    for (int i = 0; i < 5; i++) {
      OtpPage app = page.tryAnotherWay().choose("Authenticator").as(OtpPage::new);
      page = app.tryAnotherWay().choose(method.word()).as(CodePage::new);
    }

    assertThat(alice.codesSentInAll()).isEqualTo(1);
    assertThat(page.enter(code).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 9: in enrolment, too, reloads and languages send nothing")
  void sendsNothingOnReloadInEnrolment(TestRealm realm) {
    CodeUser bob = method.invited(realm, "bob");
    CodePage page = bob.sendProof();
    String code = bob.code();
    LoginSession session = page.page().session();
    for (int i = 0; i < 10; i++) {
      session.reload().as(CodePage::new);
    }
    inLanguage(session, "de");
    inLanguage(session, "en").as(CodePage::new).enter(code).as(AppPage::new);

    assertThat(bob.codesSentInAll()).isEqualTo(1);
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 8: an expired code counts as nothing, and the page offers another")
  void countsNoExpiredCode(TestRealm realm, TestSupport support) {
    realm.bruteForceProtection(30);
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String first = alice.code(1);

    support.clockAhead(Duration.ofSeconds(301));
    for (int i = 0; i < 6; i++) {
      page = page.enter(first).as(CodePage::new);
      assertThat(page.error()).contains("This code has expired");
      assertThat(page.isOpen()).isFalse();
      assertThat(page.offersResend()).isTrue();
    }
    page = page.page().session().reload().as(CodePage::new);
    assertThat(page.offersResend()).isTrue();
    page = page.resend().as(CodePage::new);
    assertThat(page.enter(alice.code(2)).isSignedIn()).isTrue();
    support.clockRight();

    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    assertThat(new RealmEvents(realm).errors("LOGIN_ERROR", "expired_code")).hasSize(6);
    assertThat(alice.account().admin().credential("second-factor-guard").stream())
        .allSatisfy(
            guard -> assertThat(guard.path("credentialData").asText()).contains("\"accounts\":{}"));
    assertThat(alice.account().admin().bruteForce().path("numFailures").asInt()).isZero();
  }

  @Test
  @DisplayName("TRAP 8: a code that the store has forgotten is as good as expired")
  void countsNoForgottenCode(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String first = alice.code(1);

    support.clockAhead(Duration.ofMinutes(25));
    page = page.enter(first).as(CodePage::new);
    assertThat(page.error()).contains("This code has expired");
    page = page.resend().as(CodePage::new);
    assertThat(page.enter(alice.code(2)).isSignedIn()).isTrue();
    support.clockRight();
    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
  }

  private static Page inLanguage(LoginSession session, String language) {
    Page page = session.page();
    String link =
        page.document().select("a[href*=kc_locale], option[value*=kc_locale]").stream()
            .map(it -> it.hasAttr("href") ? it.attr("href") : it.attr("value"))
            .filter(it -> it.contains("kc_locale=" + language))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no language " + language + " in " + page));
    URI uri = page.uri().resolve(link);
    return session.get(uri).expect("login-second-factor-code");
  }
}
