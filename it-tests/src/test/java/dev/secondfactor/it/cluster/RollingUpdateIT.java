package dev.secondfactor.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.cluster.Node;
import dev.secondfactor.it.harness.cluster.TwoNodes;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.recovery.RecoveryUser;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import dev.secondfactor.it.totp.AppUser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledIf(
    value = "dev.secondfactor.it.harness.cluster.OlderProduct#isGiven",
    disabledReason = "no older version was given; docs/container-tests.md says how")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@KeycloakTest(
    cluster = true,
    updating = true,
    secondFactors = {
      "second-factor-totp",
      "second-factor-email-otp",
      "second-factor-recovery-codes"
    })
@Tag("container")
@DisplayName("Given two nodes, one with the product as it was before and one with the new one")
class RollingUpdateIT {

  @ParameterizedTest(name = "the code of a message that one sent is right at the other: {0}")
  @EnumSource
  void takesTheCodeOfAMessage(Direction way, TestRealm realm, TwoNodes nodes) {
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    CodePage page = alice.passPassword(way.first(nodes).newSession(realm));

    Page answer = way.then(nodes).here(page.withCode(alice.code())).submit("login", "");

    assertThat(answer.isSignedIn()).isTrue();
  }

  @ParameterizedTest(name = "a login with the code of an app is ended at the other: {0}")
  @EnumSource
  void takesTheCodeOfAnApp(Direction way, TestRealm realm, TwoNodes nodes) {
    AppUser alice = AppUser.enrolled(realm, "alice");
    OpenLogin login = Factor.APP.owner(realm, "bob").open(way.first(nodes));
    assertThat(login.right(way.then(nodes)).submit().isSignedIn()).isTrue();

    String code = alice.phone().code();
    Node first = way.first(nodes);
    Page once =
        first.here(alice.passPassword(first.newSession(realm)).withCode(code)).submit("login", "");
    Page again =
        way.then(nodes)
            .here(alice.passPassword(way.then(nodes).newSession(realm)).withCode(code))
            .submit("login", "");

    assertThat(once.isSignedIn()).isTrue();
    assertThat(again.isSignedIn()).as("the same code at the other node").isFalse();
  }

  @ParameterizedTest(name = "recovery codes of one are taken by the other, and once: {0}")
  @EnumSource
  void takesARecoveryCode(Direction way, TestRealm realm, TwoNodes nodes) {
    Node first = way.first(nodes);
    Node then = way.then(nodes);
    TestUser account = realm.addUser("alice");
    LoginSession session = first.newSession(realm);
    session.open().as(LoginPage::new).signIn(account).as(AppPage::new);
    RecoveryUser alice = RecoveryUser.enrolled(realm, account, session);

    assertThat(RecoveryUser.isLeftTold(submitted(alice, 1, first, then))).isTrue();
    assertThat(RecoveryUser.isLeftTold(submitted(alice, 1, then, first))).isFalse();
    assertThat(RecoveryUser.isLeftTold(submitted(alice, 2, then, first))).isTrue();
  }

  @ParameterizedTest(name = "a lock that one makes holds at the other: {0}")
  @EnumSource
  void holdsALock(Direction way, TestRealm realm, TwoNodes nodes) {
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    Node then = way.then(nodes);
    CodePage page = alice.passPassword(way.first(nodes).newSession(realm));
    String code = alice.code();
    CodePage asked = page;
    for (int i = 0; i < 5; i++) {
      asked = asked.enter(Codes.wrong(code, i)).as(CodePage::new);
    }

    CodePage refused =
        then.here(asked.form().with("code", code)).submit("login", "").as(CodePage::new);
    assertThat(refused.error()).contains("locked after too many wrong codes");
    assertThat(alice.passPassword(then.newSession(realm)).isOpen()).isFalse();
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
    assertThat(alice.codesSentInAll()).isEqualTo(1);
  }

  @ParameterizedTest(name = "wrong codes at both are counted together: {0}")
  @EnumSource
  void countsTogether(Direction way, TestRealm realm, TwoNodes nodes) {
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    CodePage page = alice.passPassword(way.first(nodes).newSession(realm));
    String code = alice.code();
    for (int i = 0; i < 5; i++) {
      Node node = i < 3 ? way.first(nodes) : way.then(nodes);
      assertThat(page.isOpen()).isTrue();
      page = node.here(page.withCode(Codes.wrong(code, i))).submit("login", "").as(CodePage::new);
    }

    assertThat(page.error()).contains("locked after too many wrong codes");
  }

  /** Signs in with the password at one node and sends the n-th code to another. */
  private static Page submitted(RecoveryUser user, int n, Node asked, Node answering) {
    return answering
        .here(user.passPassword(asked.newSession(user.realm())).withCode(user.code(n).written()))
        .submit("login", "");
  }
}
