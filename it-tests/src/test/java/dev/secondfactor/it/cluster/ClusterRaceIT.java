package dev.secondfactor.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.cluster.Node;
import dev.secondfactor.it.harness.cluster.TwoNodes;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.recovery.RecoveryUser;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@KeycloakTest(
    cluster = true,
    secondFactors = {
      "second-factor-totp",
      "second-factor-email-otp",
      "second-factor-recovery-codes"
    })
@ExpectedInLog({ExpectedInLog.TOO_LATE_FOR_A_LOGIN, ExpectedInLog.MESSAGE_TAKEN_AWAY})
@Tag("trap")
@DisplayName("Given many requests to two nodes at the same moment")
class ClusterRaceIT {

  private static final int GUESSES = 200;
  private static final int PERMITS = 5;
  private static final int ROUNDS = 5;

  /** So many logins of one user need more messages than the defaults allow. */
  private static final Map<String, String> MANY_MESSAGES =
      Map.of(
          "sendsPerDestination10Min", "20",
          "sendsPerDestinationDay", "100",
          "sendsPerUserDay", "100",
          "sendsPerIp5Min", "1000");

  @ParameterizedTest(name = "TRAP 2: of 200 wrong codes of one user, five are compared: {0}")
  @EnumSource
  void comparesNoMoreThanAllowed(Factor factor, TestRealm realm, TwoNodes nodes) {
    realm.policy(MANY_MESSAGES);
    Owner alice = factor.owner(realm, "alice");
    int sessions = factor.mostLogins();
    List<OpenLogin> logins =
        IntStream.range(0, sessions).mapToObj(i -> alice.open(nodes.inTurn(i))).toList();
    // Each form goes to both nodes, several times.
    List<Form> guesses =
        IntStream.range(0, GUESSES)
            .mapToObj(i -> logins.get(i % sessions).wrong(i, nodes.inTurn(i / sessions)))
            .toList();

    List<Page> answers = Race.of(GUESSES, i -> guesses.get(i)::submitAside);

    assertThat(answers).noneMatch(Page::isSignedIn);
    assertThat(Race.notRedirected(answers)).noneMatch(page -> page.status() >= 500);
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(PERMITS);
    for (Node node : nodes.all()) {
      assertThat(alice.recordedFailures(node)).isEqualTo(PERMITS);
      OpenLogin reloaded = logins.get(0).reloaded(node);
      assertThat(reloaded.error()).contains("locked");
      assertThat(reloaded.right(node).submit().isSignedIn()).isFalse();
    }
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(PERMITS);
    assertThat(alice.sessions()).isZero();
  }

  @ParameterizedTest(name = "TRAP 12: a right code posted to both nodes makes one login: {0}")
  @EnumSource
  void makesOneLoginOfManyPosts(Factor factor, TestRealm realm, TwoNodes nodes) {
    for (int round = 0; round < ROUNDS; round++) {
      Owner user = factor.owner(realm, "user-" + round);
      OpenLogin login = user.open(nodes.inTurn(round));
      List<Form> posts = nodes.all().stream().map(login::right).toList();

      List<Page> answers = Race.of(10, i -> posts.get(i % posts.size())::submitAside);

      assertThat(Race.notRedirected(answers)).noneMatch(page -> page.status() >= 500);
      assertThat(answers.stream().filter(Page::isSignedIn)).hasSize(1);
      assertThat(user.sessions()).isEqualTo(1);
    }
    assertThat(accepted(nodes, realm)).isEqualTo(ROUNDS);
    assertThat(new RealmEvents(realm).of("LOGIN")).hasSize(ROUNDS);
  }

  @Test
  @DisplayName("TRAP 12: a code of an app in a session on each node makes one login")
  void makesOneLoginOfTwoSessions(TestRealm realm, TwoNodes nodes) {
    for (int round = 0; round < ROUNDS; round++) {
      Owner user = Factor.APP.owner(realm, "user-" + round);
      List<OpenLogin> logins = nodes.all().stream().map(user::open).toList();
      List<Form> posts =
          List.of(logins.get(0).right(nodes.first()), logins.get(1).right(nodes.second()));

      List<Page> answers = Race.of(posts.size(), i -> posts.get(i)::submitAside);

      assertThat(answers.stream().filter(Page::isSignedIn)).hasSize(1);
      assertThat(user.sessions()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("LSV-2, TRAP 12: a recovery code in five sessions on each node makes one login")
  void usesARecoveryCodeOnce(TestRealm realm, TwoNodes nodes) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    for (int round = 1; round <= ROUNDS; round++) {
      String code = alice.code(round).written();
      List<Form> posts =
          IntStream.range(0, 10)
              .mapToObj(nodes::inTurn)
              .map(node -> node.here(alice.passPassword(node.newSession(realm)).withCode(code)))
              .map(form -> form.with("login", ""))
              .toList();

      List<Page> answers = Race.of(posts.size(), i -> posts.get(i)::submitAside);

      assertThat(answers).noneMatch(page -> page.status() >= 500);
      assertThat(answers.stream().filter(RecoveryUser::isLeftTold)).hasSize(1);
      assertThat(accepted(nodes, realm)).isEqualTo(round);
    }
  }

  /** How many codes the realm has accepted, over both nodes. */
  private static int accepted(TwoNodes nodes, TestRealm realm) {
    return nodes.all().stream()
        .mapToInt(node -> node.server().metrics().attempts(realm.name(), "verified"))
        .sum();
  }
}
