package dev.secondfactor.it.sentcode.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.SentMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@Tag("smoke")
@DisplayName("Given a realm with Keycloak's brute-force protection")
class KeycloakCountersIT {

  @Parameter private SentMethod method;

  private static final String SECONDARY = "numSecondaryAuthFailures";

  @Test
  @DisplayName("TRAP 5: each wrong code is counted by Keycloak, once")
  void countsEachWrongCodeOnce(TestRealm realm) {
    realm.bruteForceProtection(30);
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String code = alice.code();

    for (int i = 1; i <= 4; i++) {
      page = page.enter(Codes.wrong(code, i)).as(CodePage::new);
      awaitFailures(alice, i);
    }

    JsonNode counters = counters(alice);
    assertThat(counters.path("numFailures").asInt()).isEqualTo(4);
    if (counters.has(SECONDARY)) {
      assertThat(counters.path(SECONDARY).asInt()).isEqualTo(4);
    }
  }

  @Test
  @DisplayName("TRAP 5: wrong codes lock the account by Keycloak's own limit")
  void locksByKeycloaksLimit(TestRealm realm) {
    realm.bruteForceProtection(3);
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String code = alice.code();

    for (int i = 1; i <= 3; i++) {
      page = page.enter(Codes.wrong(code, i)).as(CodePage::new);
      awaitFailures(alice, i);
    }
    Waiting.until("Keycloak's lock", () -> counters(alice).path("disabled").asBoolean());

    assertThat(page.enter(code).as(CodePage::new).error()).contains("Your account is locked");
    assertThat(alice.isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("TRAP 22: a right code clears what Keycloak has counted")
  void clearsAfterThePassword(TestRealm realm) {
    realm.bruteForceProtection(30);
    CodeUser alice = method.enrolled(realm, "alice");

    signInAfterWrongCodes(alice);

    awaitCleared(alice);
  }

  @Test
  @DisplayName("TRAP 22: it clears them in a flow without a password, too")
  void clearsWithoutAPassword(TestRealm realm) {
    realm.bruteForceProtection(30);
    CodeUser alice = method.enrolled(realm, "alice");
    Flows flows = realm.admin().flows();
    flows.create("without password");
    flows.addStep("without password", "auth-username-form", "REQUIRED");
    flows.addStep("without password", method.step(), "REQUIRED");
    flows.bindToBrowser("without password");
    CodePage page =
        realm
            .newSession()
            .open()
            .form("kc-form-login")
            .with("username", "alice")
            .submit()
            .as(CodePage::new);
    String code = alice.code();
    CodePage wrong = page.enter(Codes.wrong(code)).as(CodePage::new);
    awaitFailures(alice, 1);

    wrong.enter(code).as(AppPage::new);

    awaitCleared(alice);
  }

  private static void signInAfterWrongCodes(CodeUser user) {
    CodePage page = user.passPassword();
    String code = user.code();
    for (int i = 1; i <= 2; i++) {
      page = page.enter(Codes.wrong(code, i)).as(CodePage::new);
      awaitFailures(user, i);
    }
    page.enter(code).as(AppPage::new);
  }

  private static void awaitFailures(CodeUser user, int count) {
    Waiting.until(count + " failures", () -> counters(user).path("numFailures").asInt() >= count);
  }

  private static void awaitCleared(CodeUser user) {
    Waiting.until(
        "no failures",
        () ->
            counters(user).path("numFailures").asInt() == 0
                && counters(user).path(SECONDARY).asInt() == 0);
  }

  private static JsonNode counters(CodeUser user) {
    return user.account().admin().bruteForce();
  }
}
