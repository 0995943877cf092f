package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.ErrorPage;
import dev.secondfactor.it.pages.OtpPage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keycloak's own form goes by the clock of the machine, which no test moves. */
@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given the lock before and after Keycloak's own form for codes of an app")
class NotLockedConditionIT {

  private static final String FLOW = "held by the lock";

  @BeforeEach
  void makeFlow(TestRealm realm) {
    GuessedUser.listen(realm);
    Flows flows = realm.admin().flows();
    flows.create(FLOW);
    flows.addStep(FLOW, "auth-username-password-form", "REQUIRED");
    deny(flows, "locked before");
    flows.addStep(FLOW, "auth-otp-form", "REQUIRED");
    deny(flows, "locked since");
  }

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("condition: a locked user is refused, and let in when the lock has ended")
  void refused(TestRealm realm, TestSupport support) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.guessAtKeycloaks(FLOW, 0, 5);

    assertThat(alice.passPassword(FLOW).as(ErrorPage::new).message()).contains("Access denied");
    assertThat(alice.account().admin().sessions()).isZero();

    support.clockAhead(Duration.ofSeconds(61));
    OtpPage page = alice.passPassword(FLOW).as(OtpPage::new);
    assertThat(page.enter(alice.phone().code()).isSignedIn()).isTrue();
    assertThat(alice.failures()).isZero();
  }

  @Test
  @DisplayName("condition: a form that was open before the lock does not let in with a right code")
  void openForm(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    OtpPage open = alice.passPassword(FLOW).as(OtpPage::new);
    alice.guessAtKeycloaks(FLOW, 0, 5);

    assertThat(open.enter(alice.phone().code()).as(ErrorPage::new).message())
        .contains("Access denied");

    assertThat(alice.account().admin().sessions()).isZero();
    assertThat(alice.failures()).isEqualTo(5);
  }

  @Test
  @DisplayName("condition: a user whose method is disabled is refused until it is reset")
  void disabled(TestRealm realm, TestSupport support) {
    realm.policy(Map.of("disableAfterFailures", "10"));
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.guessAtKeycloaks(FLOW, 0, 10);
    support.clockAhead(Duration.ofDays(2));
    assertThat(alice.passPassword(FLOW).as(ErrorPage::new).message()).contains("Access denied");

    assertThat(alice.unlock("totp").status()).isEqualTo(204);

    OtpPage page = alice.passPassword(FLOW).as(OtpPage::new);
    assertThat(page.enter(alice.phone().code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("condition: it asks for the lock of its own method alone")
  void ownMethod(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    Flows flows = realm.admin().flows();
    String other = "held by the lock of recovery codes";
    flows.create(other);
    flows.addStep(other, "auth-username-password-form", "REQUIRED");
    flows.addSubFlow(other, "recovery codes locked", "CONDITIONAL");
    condition(flows, "recovery codes locked", "recovery-codes");
    flows.addStep("recovery codes locked", "deny-access-authenticator", "REQUIRED");
    alice.guess(0, 5);

    assertThat(alice.passPassword(other).isSignedIn()).isTrue();
  }

  private static void deny(Flows flows, String alias) {
    flows.addSubFlow(FLOW, alias, "CONDITIONAL");
    condition(flows, alias, "totp");
    flows.addStep(alias, "deny-access-authenticator", "REQUIRED");
  }

  private static void condition(Flows flows, String alias, String method) {
    String id = flows.addStep(alias, "second-factor-not-locked", "REQUIRED");
    flows.configure(id, alias, Map.of("method", method, "negate", "true"));
  }
}
