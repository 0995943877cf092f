package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.PaperCode;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@Tag("standard")
@DisplayName("Given a user who signs in with the last recovery code")
class LastRecoveryCodeIT {

  private static final int LAST = 5;

  @Test
  @Tag("smoke")
  @DisplayName("SRC-5: a new set is made before the login ends, and it is of use from then on")
  void makesANewSet(TestRealm realm) {
    RecoveryUser alice = spent(realm);
    int before = alice.sessions();
    RecoverySetupPage page = useTheLast(alice, realm.newSession());

    List<PaperCode> codes = RecoveryUser.codesOf(realm, page);
    assertThat(codes).hasSize(LAST).doesNotContainAnyElementsOf(alice.codes());
    assertThat(page.offers("later")).isFalse();
    assertThat(page.offers("cancel-aia")).isFalse();
    RecoverySetupPage still = page.finishUnsaved().as(RecoverySetupPage::new);
    assertThat(still.error()).isNotEmpty();
    assertThat(still.codes()).isEqualTo(codes);
    assertThat(alice.sessions()).isEqualTo(before);

    assertThat(still.finish().as(AppPage::new).tokens().username()).isEqualTo("alice");
    assertThat(alice.sessions()).isEqualTo(before + 1);
    RecoveryUser renewed = new RecoveryUser(realm, alice.account(), codes);
    renewed.signIn(2);
  }

  @Test
  @DisplayName("SRC-5: no button of other states, and no other address, ends the login without it")
  void hasNoWayAround(TestRealm realm) {
    RecoveryUser alice = spent(realm);
    int logins = new RealmEvents(realm).of("LOGIN").size();
    LoginSession session = realm.newSession();
    RecoverySetupPage page = useTheLast(alice, session);

    for (String button :
        List.of("later", "done", "cancel-aia", "cancel", "view", "renew", "login")) {
      page = page.saved().submit(button, "true").as(RecoverySetupPage::new);
      assertThat(page.codes()).as(button).hasSize(LAST);
    }
    RecoveryUser.codesOf(realm, page);
    assertThat(session.open().as(LoginPage::new).error()).isEmpty();
    assertThat(new RealmEvents(realm).of("LOGIN")).hasSize(logins);
  }

  @Test
  @DisplayName("SRC-5: nor is it ended by giving up what an application has asked for")
  void isNotGivenUpWithAnAction(TestRealm realm) {
    RecoveryUser alice = spent(realm);
    RecoverySetupPage page =
        realm
            .newSession()
            .openAction(RecoveryUser.ACTION)
            .as(LoginPage::new)
            .signIn(alice.account())
            .as(RecoveryPage::new)
            .enter(alice.code(LAST).written())
            .as(RecoverySetupPage::new);

    page = page.later().as(RecoverySetupPage::new);
    page = page.cancelAction().as(RecoverySetupPage::new);
    assertThat(page.offers("later")).isFalse();
    page = page.later().as(RecoverySetupPage::new);

    assertThat(RecoveryUser.codesOf(realm, page)).hasSize(LAST);
    AppPage app = page.finish().as(AppPage::new);
    assertThat(app.tokens().username()).isEqualTo("alice");
  }

  @Test
  @DisplayName("SRC-5: who leaves is asked again at the next login, whatever method that is by")
  void asksAgain(TestRealm realm) {
    RecoveryUser alice = spent(realm);
    TotpDevice phone = alice.account().addTotp();
    TotpPage app = LoginPage.of(realm).signIn(alice.account()).as(TotpPage::new);
    RecoverySetupPage left =
        app.tryAnotherWay()
            .choose("Recovery")
            .as(RecoveryPage::new)
            .enter(alice.code(LAST).written())
            .as(RecoverySetupPage::new);
    List<PaperCode> abandoned = RecoveryUser.codesOf(realm, left);

    RecoverySetupPage page =
        LoginPage.of(realm)
            .signIn(alice.account())
            .as(TotpPage::new)
            .enter(phone.code())
            .as(RecoverySetupPage::new);

    assertThat(page.offers("later")).isFalse();
    assertThat(RecoveryUser.codesOf(realm, page)).doesNotContainAnyElementsOf(abandoned);
    page.finish().as(AppPage::new);
    LoginPage.of(realm)
        .signIn(alice.account())
        .as(TotpPage::new)
        .enter(phone.codeAhead(1))
        .as(AppPage::new);
  }

  @Test
  @DisplayName("LSV-2, SRC-5: a code of the set that was spent is of no use any more")
  void endsTheOldSet(TestRealm realm) {
    RecoveryUser alice = spent(realm);
    RecoverySetupPage page = useTheLast(alice, realm.newSession());
    RecoveryUser.codesOf(realm, page);
    page.finish().as(AppPage::new);

    for (PaperCode old : List.of(alice.code(1), alice.code(LAST))) {
      RecoveryPage refused = alice.passPassword().enter(old.written()).as(RecoveryPage::new);
      assertThat(refused.error()).contains("This code is wrong");
    }
  }

  /** A user who has one code left. */
  private static RecoveryUser spent(TestRealm realm) {
    realm.policy(Map.of("recoveryCodes", Integer.toString(LAST)));
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    for (int n = 1; n < LAST; n++) {
      alice.signIn(n);
    }
    return alice;
  }

  private static RecoverySetupPage useTheLast(RecoveryUser user, LoginSession session) {
    return user.passPassword(session).enter(user.code(LAST).written()).as(RecoverySetupPage::new);
  }
}
