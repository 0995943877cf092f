package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given a user with recovery codes of Keycloak's own kind")
class KeycloaksCodesIT {

  private final TestRealm realm;

  KeycloaksCodesIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @Tag("smoke")
  @DisplayName("A4: they sign in here, one after the other, and the page says which is next")
  void signInInOrder() {
    TestUser bob = realm.addUser("bob");
    List<String> codes = KeycloaksCodes.give(realm, bob, 6);

    for (int n = 1; n <= 3; n++) {
      RecoveryPage page = LoginPage.of(realm).signIn(bob).as(RecoveryPage::new);
      assertThat(page.hint()).contains("code number " + n);
      RecoverySetupPage after = page.enter(written(codes.get(n - 1), n)).as(RecoverySetupPage::new);
      assertThat(after.left()).contains(Integer.toString(6 - n));
      assertThat(after.offers("renew")).isTrue();
      assertThat(after.page().text()).contains("codes of an older kind");
      assertThat(after.later().as(AppPage::new).tokens().username()).isEqualTo(bob.username());
      assertThat(KeycloaksCodes.left(bob)).isEqualTo(6 - n);
    }
    assertThat(
            new RealmEvents(realm)
                .of("LOGIN")
                .get(0)
                .path("details")
                .path("second_factor_method")
                .asText())
        .isEqualTo("recovery-codes");
  }

  @Test
  @DisplayName(
      "A4, LSV-9: one out of order is wrong and counted, and the account locked in the end")
  void areRefusedOutOfOrder() {
    TestUser bob = realm.addUser("bob");
    List<String> codes = KeycloaksCodes.give(realm, bob, 6);
    RecoveryPage page = LoginPage.of(realm).signIn(bob).as(RecoveryPage::new);

    for (int n = 2; n <= 6; n++) {
      page = page.enter(codes.get(n - 1)).as(RecoveryPage::new);
    }

    assertThat(page.error()).contains("Recovery codes are locked");
    assertThat(page.enter(codes.get(0)).as(RecoveryPage::new).isOpen()).isFalse();
    assertThat(KeycloaksCodes.left(bob)).isEqualTo(6);
  }

  @Test
  @DisplayName("A4: those that Keycloak's own action makes are of that kind")
  void areMadeByKeycloak() {
    TestUser bob = realm.addUser("bob");
    Form made =
        RecoveryUser.signedIn(realm, bob)
            .openAction("CONFIGURE_RECOVERY_AUTHN_CODES")
            .form("kc-recovery-codes-settings-form");
    List<String> codes =
        made.fields().stream()
            .filter(field -> field.name().equals("generatedRecoveryAuthnCodes"))
            .flatMap(field -> Stream.of(field.value().split(",")))
            .toList();
    codes.forEach(realm::keepSecret);
    made.submit().as(AppPage::new);

    RecoveryPage page = LoginPage.of(realm).signIn(bob).as(RecoveryPage::new);
    RecoveryUser.left(page.enter(codes.get(0))).later().as(AppPage::new);

    assertThat(KeycloaksCodes.left(bob)).isEqualTo(codes.size() - 1);
  }

  @Test
  @Tag("standard")
  @DisplayName("LSV-2: a used one is of no use any more")
  void workOnce() {
    TestUser bob = realm.addUser("bob");
    List<String> codes = KeycloaksCodes.give(realm, bob, 3);
    RecoveryUser.left(LoginPage.of(realm).signIn(bob).as(RecoveryPage::new).enter(codes.get(0)))
        .later()
        .as(AppPage::new);

    RecoveryPage page = LoginPage.of(realm).signIn(bob).as(RecoveryPage::new);
    page = page.enter(codes.get(0)).as(RecoveryPage::new);

    assertThat(page.error()).isNotEmpty();
    assertThat(page.isOpen()).isTrue();
    RecoveryUser.left(page.enter(codes.get(1))).later().as(AppPage::new);
  }

  @Test
  @DisplayName("B5: a set of ours takes their place")
  void areReplacedByOurs(Inbox inbox) {
    TestUser bob = realm.addUser("bob");
    List<String> codes = KeycloaksCodes.give(realm, bob, 6);
    RecoverySetupPage after =
        LoginPage.of(realm)
            .signIn(bob)
            .as(RecoveryPage::new)
            .enter(codes.get(0))
            .as(RecoverySetupPage::new);
    RecoverySetupPage shown = after.renew();
    RecoveryUser renewed = new RecoveryUser(realm, bob, RecoveryUser.codesOf(realm, shown));
    assertThat(shown.voids()).isNotEmpty();
    assertThat(KeycloaksCodes.left(bob)).isEqualTo(5);

    shown.finish().as(AppPage::new);

    assertThat(bob.admin().credential(KeycloaksCodes.TYPE)).isEmpty();
    inbox.withSubject(bob.email(), "Recovery codes replaced for " + realm.title());
    RecoveryPage page = renewed.passPassword();
    assertThat(page.hint()).contains("any recovery code");
    assertThat(page.enter(codes.get(1)).as(RecoveryPage::new).error()).isNotEmpty();
    renewed.signIn(4);
  }

  @Test
  @Tag("standard")
  @DisplayName("SRC-5: after the last of them a set of ours is made before the login ends")
  void endInASetOfOurs() {
    TestUser bob = realm.addUser("bob");
    List<String> codes = KeycloaksCodes.give(realm, bob, 1);
    RecoverySetupPage page =
        LoginPage.of(realm)
            .signIn(bob)
            .as(RecoveryPage::new)
            .enter(codes.get(0))
            .as(RecoverySetupPage::new);

    assertThat(page.offers("later")).isFalse();
    RecoveryUser renewed = new RecoveryUser(realm, bob, RecoveryUser.codesOf(realm, page));
    assertThat(page.finish().isSignedIn()).isTrue();

    assertThat(bob.admin().credential(KeycloaksCodes.TYPE)).isEmpty();
    renewed.signIn(10);
  }

  @Test
  @DisplayName("A4: beside a set of ours both kinds sign in")
  void workBesideOurs() {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    List<String> codes = KeycloaksCodes.give(realm, alice.account(), 3);

    RecoveryPage page = alice.passPassword();
    assertThat(page.hint()).contains("any recovery code", "number 1");
    RecoveryUser.left(page.enter(codes.get(0))).later().as(AppPage::new);
    RecoveryUser.left(alice.passPassword().enter(alice.code(9).written())).later();

    assertThat(KeycloaksCodes.left(alice.account())).isEqualTo(2);
  }

  @Test
  @DisplayName("B3: the set-up shows them to a user who comes to make new ones")
  void areShownByTheSetUp() {
    TestUser bob = realm.addUser("bob");
    List<String> codes = KeycloaksCodes.give(realm, bob, 6);
    LoginSession session = realm.newSession();
    RecoveryUser.left(
            session.open().as(LoginPage::new).signIn(bob).as(RecoveryPage::new).enter(codes.get(0)))
        .later()
        .as(AppPage::new);

    RecoverySetupPage manage = session.openAction(RecoveryUser.ACTION).as(RecoverySetupPage::new);

    assertThat(manage.left()).isEqualTo("5 codes are left.");
    assertThat(manage.page().text()).contains("codes of an older kind").doesNotContain("1970");
  }

  /** With hyphens and in lower case, once each, then as Keycloak writes it. */
  private static String written(String code, int n) {
    return switch (n) {
      case 1 -> code.substring(0, 4) + "-" + code.substring(4, 8) + "-" + code.substring(8);
      case 2 -> code.toLowerCase(Locale.ROOT);
      default -> code;
    };
  }
}
