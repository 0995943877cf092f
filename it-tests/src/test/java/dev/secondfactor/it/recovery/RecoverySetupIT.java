package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.PaperCode;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given somebody who sets recovery codes up for the first time")
class RecoverySetupIT {

  @Test
  @DisplayName("B4: the codes are shown once, and work when they are said to be saved")
  void makesASet(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    LoginSession session = RecoveryUser.signedIn(realm, bob);

    RecoverySetupPage page = session.openAction(RecoveryUser.ACTION).as(RecoverySetupPage::new);
    List<PaperCode> codes = RecoveryUser.codesOf(realm, page);
    assertThat(codes)
        .hasSize(10)
        .allSatisfy(
            code ->
                assertThat(code.written())
                    .matches("(0[1-9]|10)[0-9A-HJKMNP-TV-Z]{2}(-[0-9A-HJKMNP-TV-Z]{4}){3}"));
    assertThat(codes).extracting(PaperCode::place).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(page.voids()).isEmpty();
    AppPage done = page.finish().as(AppPage::new);

    assertThat(done.parameter("kc_action_status")).contains("success");
    new RecoveryUser(realm, bob, codes).signIn(7);
  }

  @Test
  @DisplayName("B4: an administrator can ask for it, and the policy says how many there are")
  void isAskedForAtLogin(TestRealm realm) {
    realm.policy(Map.of("recoveryCodes", "20"));
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction(RecoveryUser.ACTION);

    RecoverySetupPage page = LoginPage.of(realm).signIn(bob).as(RecoverySetupPage::new);
    List<PaperCode> codes = RecoveryUser.codesOf(realm, page);
    assertThat(codes).hasSize(20);
    page.finish().as(AppPage::new);

    assertThat(bob.admin().requiredActions()).isEmpty();
    new RecoveryUser(realm, bob, codes).signIn(20);
  }

  @Test
  @DisplayName("B4: without the tick nothing is made, and the codes stay the same")
  void wantsTheTick(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    RecoverySetupPage page = open(realm, bob);
    List<PaperCode> codes = RecoveryUser.codesOf(realm, page);

    for (UnaryOperator<Form> unsaved :
        List.<UnaryOperator<Form>>of(
            form -> form.without("saved"),
            form -> form.with("saved", ""),
            form -> form.with("saved", "false"))) {
      page = unsaved.apply(page.form()).submit("finish", "true").as(RecoverySetupPage::new);
      assertThat(page.error()).contains("Save the codes first");
      assertThat(page.codes()).isEqualTo(codes);
    }
    page = page.saved().submit().as(RecoverySetupPage::new);

    assertThat(page.codes()).isEqualTo(codes);
    assertThat(bob.admin().credential(RecoveryUser.TYPE)).isEmpty();
  }

  @Test
  @DisplayName("B4: a reload shows the same codes, and those are the ones that work")
  void showsTheSameAgain(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    RecoverySetupPage page = open(realm, bob);
    List<PaperCode> codes = RecoveryUser.codesOf(realm, page);

    RecoverySetupPage again = page.page().session().reload().as(RecoverySetupPage::new);
    assertThat(again.codes()).isEqualTo(codes);
    again.finish().as(AppPage::new);

    new RecoveryUser(realm, bob, codes).signIn(1);
  }

  @Test
  @DisplayName("B4: given up, it leaves nothing, and says so to the application")
  void canBeGivenUp(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    RecoverySetupPage page = open(realm, bob);
    List<PaperCode> codes = RecoveryUser.codesOf(realm, page);

    AppPage app = page.cancelAction().as(AppPage::new);

    assertThat(app.parameter("kc_action_status")).contains("cancelled");
    assertThat(bob.admin().credential(RecoveryUser.TYPE)).isEmpty();
    assertThat(open(realm, bob).codes()).doesNotContainAnyElementsOf(codes);
  }

  @Test
  @Tag("standard")
  @DisplayName(
      "ASVS 14.2.1, ASVS 14.3.2: the page is never cached, and no address of it has a code")
  void isNotCached(TestRealm realm) {
    RecoverySetupPage page = open(realm, realm.addUser("bob"));
    List<PaperCode> codes = RecoveryUser.codesOf(realm, page);

    for (Page shown : List.of(page.page(), page.finishUnsaved())) {
      assertThat(shown.header("Cache-Control")).contains("no-store");
      assertThat(addresses(shown)).isNotEmpty().noneMatch(address -> hasOneOf(codes, address));
    }
    assertThat(page.form().fields()).noneMatch(field -> hasOneOf(codes, field.value()));
  }

  @Test
  @DisplayName("B3: a step that must be passed asks who has nothing for the primary method first")
  void asksForThePrimaryMethod(TestRealm realm) {
    realm.policy(Map.of("primaryMethod", "totp"));
    requireCodes(realm);
    TestUser bob = realm.addUser("bob");

    TotpSetupPage page = LoginPage.of(realm).signIn(bob).as(TotpSetupPage::new);

    assertThat(bob.admin().credential(RecoveryUser.TYPE)).isEmpty();
    assertThat(page.key()).isNotEmpty();
  }

  @Test
  @DisplayName("B3: and who has a second factor for codes, which cannot be put off then")
  void asksForCodesBesideAFactor(TestRealm realm) {
    requireCodes(realm);
    TestUser bob = realm.addUser("bob");
    TotpDevice phone = bob.addTotp();

    TotpPage confirm = LoginPage.of(realm).signIn(bob).as(TotpPage::new);
    RecoverySetupPage page = confirm.enter(phone.code()).as(RecoverySetupPage::new);
    assertThat(page.offers("later")).isFalse();
    RecoveryUser user = new RecoveryUser(realm, bob, RecoveryUser.codesOf(realm, page));
    page.finish().as(AppPage::new);

    user.signIn(3);
  }

  /** A login that everybody passes by a recovery code. */
  private static void requireCodes(TestRealm realm) {
    Flows flows = realm.admin().flows();
    flows.create("codes required");
    flows.addStep("codes required", "auth-username-password-form", "REQUIRED");
    flows.addStep("codes required", "second-factor-recovery-codes", "REQUIRED");
    flows.bindToBrowser("codes required");
  }

  private static RecoverySetupPage open(TestRealm realm, TestUser user) {
    return RecoveryUser.signedIn(realm, user)
        .openAction(RecoveryUser.ACTION)
        .as(RecoverySetupPage::new);
  }

  /** Where the page is, and all that it links to. */
  private static List<String> addresses(Page page) {
    return Stream.concat(
            Stream.of(page.uri().toString()),
            Stream.of("href", "src", "action")
                .flatMap(name -> page.document().select("[" + name + "]").eachAttr(name).stream()))
        .toList();
  }

  private static boolean hasOneOf(List<PaperCode> codes, String text) {
    return codes.stream().anyMatch(code -> text.contains(code.written()));
  }
}
