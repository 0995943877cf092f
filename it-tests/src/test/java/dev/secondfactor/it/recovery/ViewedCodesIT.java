package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given a realm that lets users see their recovery codes again")
class ViewedCodesIT {

  private static final int CODES = 5;
  private static final String REFERENCE = "${vault.recovery}";

  @Test
  @Tag("smoke")
  @DisplayName("B6: all codes are shown, used ones marked, and each view is an event and a mail")
  void areShown(TestRealm realm, KeycloakServer server, Inbox inbox) {
    viewable(realm, server);
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    LoginSession session = realm.newSession().from("203.0.113.5");
    alice.signIn(2, session);
    int updates = new RealmEvents(realm).of("UPDATE_CREDENTIAL").size();

    RecoverySetupPage manage = session.openAction(RecoveryUser.ACTION).as(RecoverySetupPage::new);
    RecoverySetupPage page = manage.view().as(RecoverySetupPage::new);

    assertThat(page.codes()).isEqualTo(alice.codes());
    assertThat(page.usedCodes()).containsExactly(alice.code(2));
    assertThat(page.left()).isEqualTo("4 codes are left.");
    assertThat(page.page().header("Cache-Control")).contains("no-store");
    Mail mail =
        inbox.withSubject(alice.account().email(), "Recovery codes shown for " + realm.title());
    assertThat(mail.text()).contains("203.0.113.5").doesNotContain(realm.secrets());
    assertThat(new RealmEvents(realm).of("UPDATE_CREDENTIAL")).hasSize(updates);
    assertThat(realm.admin().events())
        .anyMatch(event -> event.path("details").toString().contains("view"));
    assertThat(page.done().as(AppPage::new).parameter("kc_action_status")).isPresent();
    alice.signIn(1);
  }

  @Test
  @Tag("standard")
  @DisplayName("ASVS 11.3.2: what is kept for it is encrypted, and the key is not in the database")
  void areEncrypted(TestRealm realm, KeycloakServer server, TestSupport support) {
    String key = viewable(realm, server);
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");

    JsonNode secret = support.credential(alice.account().id(), RecoveryUser.TYPE).secretData();

    assertThat(secret.toString()).contains("nonce");
    String all = support.database() + support.caches();
    assertThat(all.contains(REFERENCE)).isTrue();
    assertThat(all.contains(key)).isFalse();
    assertThat(alice.codes())
        .noneMatch(code -> all.contains(code.written()) || all.contains(code.plain()));
  }

  @Test
  @Tag("standard")
  @DisplayName("ASVS 7.5.1: the codes are shown only after a check of a second factor")
  void needAFreshCheck(TestRealm realm, KeycloakServer server) {
    viewable(realm, server);
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    realm.admin().flows().bindPasswordAlone();
    LoginSession session = RecoveryUser.signedIn(realm, alice.account());

    RecoveryPage confirm = session.openAction(RecoveryUser.ACTION).as(RecoveryPage::new);
    RecoveryPage still =
        confirm.withCode("").with("view", "true").submit("login", "").as(RecoveryPage::new);
    RecoverySetupPage manage = still.enter(alice.code(1).written()).as(RecoverySetupPage::new);

    assertThat(manage.view().as(RecoverySetupPage::new).codes()).isEqualTo(alice.codes());
  }

  @Test
  @DisplayName("B6: by default there is no such button, and a form that asks for it gets nothing")
  void areNotShownByDefault(TestRealm realm, TestSupport support) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    alice.signIn(1, session);
    RecoverySetupPage manage = session.openAction(RecoveryUser.ACTION).as(RecoverySetupPage::new);

    assertThat(manage.offers("view")).isFalse();
    assertThat(manage.view().as(RecoverySetupPage::new).codes()).isEmpty();
    assertThat(support.credential(alice.account().id(), RecoveryUser.TYPE).secretData().toString())
        .doesNotContain("nonce");
  }

  @Test
  @DisplayName("B6: switched off, it shows nothing any more, though the set was made before")
  void areNotShownWhenSwitchedOff(TestRealm realm, KeycloakServer server) {
    viewable(realm, server);
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    alice.signIn(1, session);
    RecoverySetupPage manage = session.openAction(RecoveryUser.ACTION).as(RecoverySetupPage::new);
    assertThat(manage.offers("view")).isTrue();

    realm.policy(Map.of("recoveryCodesKey", REFERENCE));

    assertThat(manage.view().as(RecoverySetupPage::new).codes()).isEmpty();
    alice.signIn(2);
  }

  @Test
  @DisplayName("B6: a set that was made before cannot be shown, and signs in all the same")
  void areNotShownOfAnOlderSet(TestRealm realm, KeycloakServer server) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    viewable(realm, server);
    LoginSession session = realm.newSession();
    alice.signIn(1, session);

    RecoverySetupPage manage = session.openAction(RecoveryUser.ACTION).as(RecoverySetupPage::new);

    assertThat(manage.offers("view")).isFalse();
  }

  @Test
  @ExpectedInLog("cannot be shown: key \\w+ is not configured")
  @DisplayName("B6: with another key it says so, shows nothing, and the codes sign in all the same")
  void areNotShownWithoutTheirKey(TestRealm realm, KeycloakServer server) {
    viewable(realm, server);
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    server.vaultSecret(realm.name(), "recovery", newKey());
    LoginSession session = realm.newSession();
    alice.signIn(1, session);

    RecoverySetupPage manage = session.openAction(RecoveryUser.ACTION).as(RecoverySetupPage::new);
    RecoverySetupPage failed = manage.view().as(RecoverySetupPage::new);

    assertThat(failed.codes()).isEmpty();
    assertThat(failed.page().message()).contains("cannot be shown at the moment");
    alice.signIn(2);
  }

  @Test
  @DisplayName("B6: after a change of keys the older one still opens what it has sealed")
  void areShownUnderAnOlderKey(TestRealm realm, KeycloakServer server) {
    String key = viewable(realm, server);
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    server.vaultSecret(realm.name(), "recovery", newKey() + "," + key);
    LoginSession session = realm.newSession();
    alice.signIn(1, session);

    RecoverySetupPage manage = session.openAction(RecoveryUser.ACTION).as(RecoverySetupPage::new);

    assertThat(manage.view().as(RecoverySetupPage::new).codes()).isEqualTo(alice.codes());
  }

  /** Lets users see their codes, and tells the key. */
  static String viewable(TestRealm realm, KeycloakServer server) {
    String key = newKey();
    realm.keepSecret(key);
    server.vaultSecret(realm.name(), "recovery", key);
    realm.policy(
        Map.of(
            "recoveryCodes",
            Integer.toString(CODES),
            "recoveryCodesViewable",
            "true",
            "recoveryCodesKey",
            REFERENCE));
    return key;
  }

  private static String newKey() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
