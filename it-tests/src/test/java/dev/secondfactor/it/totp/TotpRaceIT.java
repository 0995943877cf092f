package dev.secondfactor.it.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@ExpectedInLog({ExpectedInLog.TOO_LATE_FOR_A_LOGIN, ExpectedInLog.MESSAGE_TAKEN_AWAY})
@Tag("trap")
@DisplayName("Given many codes of an app at the same moment")
class TotpRaceIT {

  private static final int SESSIONS = 20;

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 2: of 50 wrong codes in 20 sessions of one user, five are compared")
  void comparesNoMoreThanAllowed(TestRealm realm) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    TotpDevice phone = alice.phone();
    List<LoginSession> sessions = new ArrayList<>();
    List<Form> forms = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      LoginSession session = realm.newSession();
      Form form = alice.passPassword(session).withCode(phone.wrongCode(i));
      // Two in a row cost as much as one.
      forms.add(i % 2 == 0 ? form : form.with("nextCode", phone.wrongCode(i + 1)));
      sessions.add(session);
    }

    List<Page> answers = Race.of(50, i -> () -> forms.get(i % SESSIONS).submitAside());

    assertThat(answers).noneMatch(Page::isSignedIn);
    assertThat(Race.notRedirected(answers)).noneMatch(page -> page.status() >= 500);
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
    for (LoginSession session : sessions) {
      TotpPage reloaded = session.reload().as(TotpPage::new);
      assertThat(reloaded.isOpen()).isFalse();
      assertThat(reloaded.enter(phone.code()).isSignedIn()).isFalse();
    }
    assertThat(alice.isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("TRAP 2, TRAP 28: of 50 wrong codes in 20 set-ups of one user, five are compared")
  void comparesNoMoreInSetups(TestRealm realm) {
    TestUser bob = Setups.invited(realm);
    List<TotpSetupPage> pages = new ArrayList<>();
    List<Form> forms = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      TotpSetupPage page = Setups.open(realm, bob);
      forms.add(page.form().with("code", page.device().wrongCode(i)));
      pages.add(page);
    }

    List<Page> answers = Race.of(50, i -> () -> forms.get(i % SESSIONS).submitAside());

    assertThat(answers).noneMatch(Page::isSignedIn);
    assertThat(Race.notRedirected(answers)).noneMatch(page -> page.status() >= 500);
    assertThat(new RealmEvents(realm).errors("UPDATE_CREDENTIAL_ERROR", "invalid_user_credentials"))
        .hasSize(5);
    for (TotpSetupPage page : pages) {
      TotpSetupPage reloaded = page.page().session().reload().as(TotpSetupPage::new);
      assertThat(reloaded.enter(reloaded.device().code()).isSignedIn()).isFalse();
    }
    assertThat(bob.admin().credential("otp")).isEmpty();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 12: twenty posts of one code make one login")
  void makesOneLoginOfManyPosts(TestRealm realm) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    Form form = alice.passPassword().withCode(alice.phone().code());

    List<Page> answers = Race.of(20, i -> form::submitAside);

    assertThat(answers.stream().filter(Page::isSignedIn)).hasSize(1);
    assertThat(alice.account().admin().sessions()).isEqualTo(1);
    assertThat(new RealmEvents(realm).of("LOGIN")).hasSize(1);
  }
}
