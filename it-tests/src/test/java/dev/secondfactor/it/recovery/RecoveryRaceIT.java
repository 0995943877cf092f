package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.ExpiredPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@ExpectedInLog({ExpectedInLog.TOO_LATE_FOR_A_LOGIN, ExpectedInLog.MESSAGE_TAKEN_AWAY})
@Tag("trap")
@DisplayName("Given many recovery codes at the same moment")
class RecoveryRaceIT {

  private static final int POSTS = 50;

  @Test
  @Tag("smoke")
  @Tag("standard")
  @DisplayName("LSV-2, TRAP 2, TRAP 12: 50 posts of one code from 50 sessions make one login")
  void makesOneLoginOfManySessions(TestRealm realm, KeycloakServer server) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    int before = alice.sessions();
    List<Form> forms = forms(alice, POSTS);

    List<Page> answers = Race.of(POSTS, i -> forms.get(i)::submitAside);

    assertThat(answers).noneMatch(page -> page.status() >= 500);
    assertThat(server.metrics().attempts(realm.name(), "verified")).isEqualTo(1);
    List<Page> in = answers.stream().filter(RecoveryUser::isLeftTold).toList();
    assertThat(in).hasSize(1);
    RecoveryUser.left(in.get(0)).later().as(AppPage::new);
    assertThat(alice.sessions()).isEqualTo(before + 1);
    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    // The code is used up, and nobody was locked out by it.
    RecoveryPage next = alice.passPassword().enter(alice.code(1).written()).as(RecoveryPage::new);
    assertThat(next.error()).contains("used already");
    assertThat(next.enter(alice.code(2).written()).as(RecoverySetupPage::new).left())
        .isEqualTo("8 codes are left.");
  }

  @Test
  @DisplayName("LSV-2, TRAP 12: 50 posts of one code in one session make one login")
  void makesOneLoginOfManyPosts(TestRealm realm, KeycloakServer server) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    int before = alice.sessions();
    LoginSession session = realm.newSession();
    Form form = alice.passPassword(session).withCode(alice.code(1).written());

    List<Page> answers = Race.of(POSTS, i -> form::submitAside);

    assertThat(Race.notRedirected(answers)).noneMatch(page -> page.status() >= 500);
    assertThat(server.metrics().attempts(realm.name(), "verified")).isEqualTo(1);
    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    RecoveryUser.left(session.reload().as(ExpiredPage::new).continueLogin())
        .later()
        .as(AppPage::new);
    assertThat(alice.sessions()).isEqualTo(before + 1);
    assertThat(
            alice.passPassword().enter(alice.code(2).written()).as(RecoverySetupPage::new).left())
        .isEqualTo("8 codes are left.");
  }

  @Test
  @DisplayName("LSV-2, TRAP 12: different codes at once are all used, and none comes back")
  void losesNoUse(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    List<Form> forms =
        IntStream.rangeClosed(1, 4)
            .mapToObj(n -> alice.passPassword().withCode(alice.code(n).written()))
            .toList();

    List<Page> answers = Race.of(forms.size(), i -> forms.get(i)::submitAside);

    assertThat(answers).allMatch(RecoveryUser::isLeftTold);
    assertThat(
            alice.passPassword().enter(alice.code(5).written()).as(RecoverySetupPage::new).left())
        .isEqualTo("5 codes are left.");
    for (int n = 1; n <= 4; n++) {
      assertThat(alice.passPassword().enter(alice.code(n).written()).as(RecoveryPage::new).error())
          .contains("used already");
    }
  }

  @Test
  @Tag("standard")
  @DisplayName("LSV-9, TRAP 2: of 50 wrong codes in 20 sessions of one user, five are compared")
  void comparesNoMoreThanAllowed(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    int before = alice.sessions();
    List<LoginSession> sessions = new ArrayList<>();
    List<Form> forms = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      LoginSession session = realm.newSession();
      forms.add(alice.passPassword(session).withCode(alice.code(i % 10 + 1).wrong(i)));
      sessions.add(session);
    }

    List<Page> answers = Race.of(POSTS, i -> () -> forms.get(i % forms.size()).submitAside());

    assertThat(answers).noneMatch(RecoveryUser::isLeftTold);
    assertThat(Race.notRedirected(answers)).noneMatch(page -> page.status() >= 500);
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
    for (LoginSession session : sessions) {
      RecoveryPage reloaded = session.reload().as(RecoveryPage::new);
      assertThat(reloaded.enter(alice.code(1).written()).as(RecoveryPage::new).isOpen()).isFalse();
    }
    assertThat(alice.sessions()).isEqualTo(before);
  }

  @Test
  @DisplayName("LSV-2, TRAP 12: 50 posts of one code of Keycloak's own set make one login")
  void makesOneLoginOfKeycloaksCode(TestRealm realm, KeycloakServer server) {
    TestUser bob = realm.addUser("bob");
    List<String> codes = KeycloaksCodes.give(realm, bob, 3);
    List<Form> forms =
        IntStream.range(0, POSTS)
            .mapToObj(i -> LoginPage.of(realm).signIn(bob).as(RecoveryPage::new))
            .map(page -> page.withCode(codes.get(0)))
            .toList();

    List<Page> answers = Race.of(POSTS, i -> forms.get(i)::submitAside);

    assertThat(answers).noneMatch(page -> page.status() >= 500);
    assertThat(answers.stream().filter(RecoveryUser::isLeftTold)).hasSize(1);
    assertThat(server.metrics().attempts(realm.name(), "verified")).isEqualTo(1);
    assertThat(KeycloaksCodes.left(bob)).isEqualTo(2);
  }

  @Test
  @DisplayName("TRAP 12: of ten browsers that finish a first set-up at once, one makes the set")
  void makesOneSet(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    List<RecoverySetupPage> pages =
        IntStream.range(0, 10)
            .mapToObj(i -> RecoveryUser.signedIn(realm, bob).openAction(RecoveryUser.ACTION))
            .map(RecoverySetupPage::new)
            .toList();
    List<RecoveryUser> users =
        pages.stream()
            .map(page -> new RecoveryUser(realm, bob, RecoveryUser.codesOf(realm, page)))
            .toList();
    List<Form> forms = pages.stream().map(page -> page.saved().with("finish", "true")).toList();

    List<Page> answers = Race.of(10, i -> forms.get(i)::submitAside);

    List<RecoveryUser> told =
        IntStream.range(0, 10)
            .filter(i -> answers.get(i).isSignedIn())
            .mapToObj(users::get)
            .toList();
    assertThat(told).hasSize(1);
    expectOneSet(bob);
    told.get(0).signIn(1);
  }

  @Test
  @DisplayName("TRAP 12: ten posts that finish one set-up make one set")
  void makesOneSetOfManyPosts(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    LoginSession session = RecoveryUser.signedIn(realm, bob);
    RecoverySetupPage page = session.openAction(RecoveryUser.ACTION).as(RecoverySetupPage::new);
    RecoveryUser user = new RecoveryUser(realm, bob, RecoveryUser.codesOf(realm, page));
    Form form = page.saved().with("finish", "true");

    List<Page> answers = Race.of(10, i -> form::submitAside);

    assertThat(Race.notRedirected(answers)).noneMatch(answer -> answer.status() >= 500);
    expectOneSet(bob);
    user.signIn(1);
  }

  private static void expectOneSet(TestUser user) {
    assertThat(user.admin().credentials())
        .filteredOn(credential -> credential.path("type").asText().equals(RecoveryUser.TYPE))
        .hasSize(1);
  }

  private static List<Form> forms(RecoveryUser user, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> user.passPassword().withCode(user.code(1).written()))
        .toList();
  }
}
