package dev.secondfactor.it.sentcode.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@ExpectedInLog({ExpectedInLog.TOO_LATE_FOR_A_LOGIN, ExpectedInLog.MESSAGE_TAKEN_AWAY})
@Tag("trap")
@DisplayName("Given many requests at the same moment")
class RaceIT {

  @Parameter private SentMethod method;

  private static final int SESSIONS = 20;

  /** Twenty sessions of one user need more messages than the defaults allow. */
  private static final Map<String, String> MANY_MESSAGES =
      Map.of(
          "sendsPerDestination10Min", "20",
          "sendsPerDestinationDay", "100",
          "sendsPerUserDay", "100",
          "sendsPerIp5Min", "1000");

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 2: of 50 wrong codes in 20 sessions of one user, five are compared")
  void comparesNoMoreThanAllowed(TestRealm realm) {
    realm.policy(MANY_MESSAGES);
    CodeUser alice = method.enrolled(realm, "alice");
    List<LoginSession> sessions = new ArrayList<>();
    List<Form> forms = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      LoginSession session = realm.newSession();
      CodePage page = alice.passPassword(session);
      forms.add(page.withCode(Codes.wrong(alice.code(i + 1), i)));
      sessions.add(session);
    }

    List<Page> answers = Race.of(50, i -> () -> forms.get(i % SESSIONS).submitAside());

    assertThat(answers).noneMatch(Page::isSignedIn);
    assertThat(Race.notRedirected(answers)).noneMatch(page -> page.status() >= 500);
    assertThat(answers.stream().filter(page -> page.text().contains("This code is wrong")))
        .hasSizeLessThanOrEqualTo(4);
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);

    for (int i = 0; i < SESSIONS; i++) {
      Page reloaded = sessions.get(i).reload();
      assertThat(reloaded.as(CodePage::new).enter(alice.code(i + 1)).isSignedIn()).isFalse();
    }
    assertThat(alice.isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("TRAP 2: of 40 wrong codes in one session, no more are compared than the code has")
  void comparesNoMoreThanTheCodeHas(TestRealm realm) {
    realm.policy(Map.of("guessesPerCode", "4", "maxFailures", "10"));
    CodeUser alice = method.enrolled(realm, "alice");
    LoginSession session = realm.newSession();
    CodePage page = alice.passPassword(session);
    String code = alice.code();
    List<Form> forms =
        IntStream.range(0, 40).mapToObj(i -> page.withCode(Codes.wrong(code, i))).toList();

    List<Page> answers = Race.of(forms.size(), i -> () -> forms.get(i).submitAside());

    assertThat(answers).noneMatch(Page::isSignedIn);
    assertThat(Race.notRedirected(answers)).noneMatch(answer -> answer.status() >= 500);
    assertThat(new RealmEvents(realm).wrongCodes()).hasSizeBetween(1, 4);
    CodePage after = session.reload().as(CodePage::new);
    for (int i = 0; i < 4; i++) {
      after = after.enter(Codes.wrong(code, 50 + i)).as(CodePage::new);
    }
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(4);
    assertThat(after.enter(code).isSignedIn()).isFalse();
  }

  @RepeatedTest(5)
  @Tag("smoke")
  @DisplayName("TRAP 12: twenty posts of the right code make one login")
  void makesOneLoginOfManyPosts(TestRealm realm, KeycloakServer server) {
    CodeUser alice = method.enrolled(realm, "alice");
    Form form = alice.passPassword().withCode(alice.code());

    List<Page> answers = Race.of(20, i -> form::submitAside);

    assertThat(Race.notRedirected(answers)).noneMatch(answer -> answer.status() >= 500);
    assertThat(accepted(server, realm)).isEqualTo(1);
    assertThat(alice.account().admin().sessions()).isEqualTo(1);
    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    assertThat(new RealmEvents(realm).of("LOGIN")).hasSize(1);
    assertThat(answers.stream().filter(Page::isSignedIn)).hasSize(1);
  }

  @Test
  @DisplayName("TRAP 12: one code posted in ten sessions at once makes one login at most")
  void makesOneLoginOfManySessions(TestRealm realm) {
    realm.policy(MANY_MESSAGES);
    CodeUser alice = method.enrolled(realm, "alice");
    List<CodePage> pages = IntStream.range(0, 10).mapToObj(i -> alice.passPassword()).toList();
    List<Form> forms = pages.stream().map(page -> page.withCode(alice.code(1))).toList();

    List<Page> answers = Race.of(10, i -> () -> forms.get(i).submitAside());

    // How many of the other nine are compared depends on when the right one clears the count.
    assertThat(answers.stream().filter(Page::isSignedIn)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  @DisplayName("TRAP 12: a code that has signed somebody in is of no use any more")
  void usesACodeUp(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    Form form = alice.passPassword().withCode(alice.code());

    assertThat(form.submitAside().isSignedIn()).isTrue();

    assertThat(form.submitAside().isSignedIn()).isFalse();
    CodePage next = alice.passPassword();
    assertThat(next.enter(alice.code(1)).as(CodePage::new).error()).contains("This code is wrong");
    assertThat(new RealmEvents(realm).of("LOGIN")).hasSize(1);
  }

  /** How many codes the realm has accepted. */
  private static int accepted(KeycloakServer server, TestRealm realm) {
    return server.metrics().attempts(realm.name(), "verified");
  }
}
