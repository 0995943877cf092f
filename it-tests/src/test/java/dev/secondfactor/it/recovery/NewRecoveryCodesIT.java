package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.sentcode.OddInput;
import dev.secondfactor.it.sentcode.RealmEvents;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given a user with recovery codes who wants new ones")
class NewRecoveryCodesIT {

  @Test
  @DisplayName(
      "B5: new codes void the old ones, which is said before, and only when they are saved")
  void voidTheOldOnes(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    alice.signIn(1, session);

    RecoverySetupPage manage = manage(session);
    assertThat(manage.left()).isEqualTo("9 codes are left.");
    assertThat(manage.codes()).isEmpty();
    assertThat(manage.voids()).contains("the older ones no longer work");
    RecoverySetupPage shown = manage.renew();
    RecoveryUser renewed =
        new RecoveryUser(realm, alice.account(), RecoveryUser.codesOf(realm, shown));
    assertThat(shown.voids()).contains("older codes work until you finish");
    alice.signIn(2);
    AppPage done = shown.finish().as(AppPage::new);

    assertThat(done.parameter("kc_action_status")).contains("success");
    RecoveryPage refused =
        alice.passPassword().enter(alice.code(3).written()).as(RecoveryPage::new);
    assertThat(refused.error()).contains("This code is wrong");
    assertThat(refused.enter(renewed.code(3).written()).as(RecoverySetupPage::new).left())
        .isEqualTo("9 codes are left.");
  }

  @Test
  @DisplayName("B5: given up or left, the old set stands and the new one never was")
  void leaveTheOldOnes(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    alice.signIn(1, session);
    RecoverySetupPage shown = manage(session).renew();
    RecoveryUser never =
        new RecoveryUser(realm, alice.account(), RecoveryUser.codesOf(realm, shown));

    AppPage app = shown.cancelAction().as(AppPage::new);

    assertThat(app.parameter("kc_action_status")).contains("cancelled");
    RecoveryPage page = alice.passPassword().enter(never.code(2).written()).as(RecoveryPage::new);
    assertThat(page.error()).contains("This code is wrong");
    RecoveryUser.left(page.enter(alice.code(2).written())).later().as(AppPage::new);
    // Nor are they remembered in the session.
    assertThat(manage(session).codes()).isEmpty();
  }

  @Test
  @Tag("smoke")
  @Tag("standard")
  @DisplayName("LSA-2, B10: who has another second factor is asked for it first")
  void needAFreshCheck(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    TotpDevice phone = alice.account().addTotp("phone");
    realm.admin().flows().bindPasswordAlone();
    LoginSession session = RecoveryUser.signedIn(realm, alice.account());

    TotpPage confirm = session.openAction(RecoveryUser.ACTION).as(TotpPage::new);
    TotpPage wrong =
        confirm
            .form()
            .with("code", phone.wrongCode(0))
            .with("renew", "true")
            .with("saved", "on")
            .with("finish", "true")
            .submit("login", "")
            .as(TotpPage::new);
    RecoverySetupPage manage = wrong.enter(phone.code()).as(RecoverySetupPage::new);

    assertThat(manage.left()).isEqualTo("10 codes are left.");
    RecoverySetupPage shown = manage.renew();
    RecoveryUser.codesOf(realm, shown);
    shown.finish().as(AppPage::new);
  }

  @Test
  @Tag("standard")
  @DisplayName("LSA-2, B10: a first set, too, is made only after the second factor that there is")
  void needAFreshCheckForTheFirst(TestRealm realm) {
    var bob = realm.addUser("bob");
    TotpDevice phone = bob.addTotp();
    realm.admin().flows().bindPasswordAlone();
    LoginSession session = RecoveryUser.signedIn(realm, bob);

    TotpPage confirm = session.openAction(RecoveryUser.ACTION).as(TotpPage::new);
    assertThat(confirm.page().document().select("#kc-second-factor-codes")).isEmpty();
    RecoverySetupPage shown = confirm.enter(phone.code()).as(RecoverySetupPage::new);

    assertThat(RecoveryUser.codesOf(realm, shown)).hasSize(10);
  }

  @Test
  @DisplayName("B5: of two browsers one makes the set, and the other is told")
  void areMadeInOneBrowser(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    LoginSession here = realm.newSession();
    alice.signIn(1, here);
    LoginSession there = realm.newSession();
    alice.signIn(2, there);
    RecoverySetupPage one = manage(here).renew();
    RecoverySetupPage two = manage(there).renew();
    RecoveryUser winner =
        new RecoveryUser(realm, alice.account(), RecoveryUser.codesOf(realm, one));
    RecoveryUser.codesOf(realm, two);

    one.finish().as(AppPage::new);
    RecoverySetupPage told = two.finish().as(RecoverySetupPage::new);

    assertThat(told.page().message()).contains("made in another window");
    assertThat(told.codes()).isEmpty();
    assertThat(told.left()).isEqualTo("10 codes are left.");
    told.cancelAction().as(AppPage::new);
    winner.signIn(1);
  }

  @Test
  @DisplayName("B5: of two windows one makes the set, which ends the other's, and that is told")
  void areMadeInOneWindow(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    alice.signIn(1, session);
    RecoverySetupPage one = manage(session).renew();
    RecoverySetupPage two = manage(session.newTab()).renew();
    RecoveryUser winner =
        new RecoveryUser(realm, alice.account(), RecoveryUser.codesOf(realm, one));
    RecoveryUser.codesOf(realm, two);

    one.finish().as(AppPage::new);
    RecoverySetupPage told = two.finish().as(RecoverySetupPage::new);

    assertThat(told.page().message()).contains("made a moment ago");
    assertThat(told.codes()).isEmpty();
    assertThat(told.left()).isEqualTo("10 codes are left.");
    winner.signIn(1);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 35: no field puts a code into the set, nor brings the old one back")
  void areTheServersOwn(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    alice.signIn(1, session);
    RecoverySetupPage shown = manage(session).renew();
    RecoveryUser renewed =
        new RecoveryUser(realm, alice.account(), RecoveryUser.codesOf(realm, shown));

    shown
        .saved()
        .with("codes", alice.code(2).written())
        .with("codes[0]", alice.code(2).written())
        .with("generatedRecoveryAuthnCodes", alice.code(2).written())
        .with("generatedAt", "0")
        .with("total", "20")
        .with("left", "20")
        .with("setId", "x")
        .with("state", "manage")
        .submit("finish", "true")
        .as(AppPage::new);

    RecoveryPage page = alice.passPassword().enter(alice.code(2).written()).as(RecoveryPage::new);
    assertThat(page.error()).contains("This code is wrong");
    RecoverySetupPage after = page.enter(renewed.code(2).written()).as(RecoverySetupPage::new);
    assertThat(after.left()).isEqualTo("9 codes are left.");
  }

  @Test
  @Tag("trap")
  @ExpectedInLog("Form value is a file")
  @DisplayName("TRAP 13: bodies that no browser sends make nothing and break nothing")
  void standOddBodies(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    // Where an application has asked for the page, Keycloak reads the body before us, and fails.
    RecoverySetupPage page =
        RecoveryUser.left(alice.passPassword(session).enter(alice.code(1).written())).renew();
    RecoveryUser.codesOf(realm, page);
    int made = new RealmEvents(realm).of("UPDATE_CREDENTIAL").size();

    for (var body : OddInput.bodies().entrySet()) {
      page = session.reload().as(RecoverySetupPage::new);
      Page answer = page.form().submitBody(body.getValue().contentType(), body.getValue().text());
      assertThat(answer.status()).as(body.getKey() + ": " + answer).isLessThan(500);
    }
    for (var field : OddInput.uselessFields("saved").entrySet()) {
      page = session.reload().as(RecoverySetupPage::new);
      Page answer = field.getValue().apply(page.form()).submit("finish", "true");
      assertThat(answer.as(RecoverySetupPage::new).error()).as(field.getKey()).isNotEmpty();
    }

    assertThat(new RealmEvents(realm).of("UPDATE_CREDENTIAL")).hasSize(made);
    alice.signIn(2);
  }

  /** Opens the action for a user who was checked a moment ago and has codes. */
  private static RecoverySetupPage manage(LoginSession session) {
    return session.openAction(RecoveryUser.ACTION).as(RecoverySetupPage::new);
  }
}
