package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given Keycloak's own form for codes of an app, in a realm that listens")
class KeycloaksFormIT {

  private static final String FORM = "with Keycloak's form";
  private static final String LOCKED = "USER_DISABLED_BY_TEMPORARY_LOCKOUT";

  @BeforeEach
  void listen(TestRealm realm) {
    GuessedUser.listen(realm);
    GuessedUser.addFlow(realm, FORM, List.of("auth-otp-form"));
  }

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("lockout: five wrong codes there lock our step, and the owner is told")
  void locksOurStep(TestRealm realm, Inbox inbox) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    Instant before = Instant.now();

    alice.guessAtKeycloaks(FORM, 0, 5);

    TotpPage ours = alice.passPassword();
    assertThat(ours.isOpen()).isFalse();
    assertThat(ours.error()).contains("Codes from the app are locked");
    inbox.withSubject(alice.account().email(), "Second factor locked for " + realm.title());
    assertThat(new RealmEvents(realm).of(LOCKED))
        .singleElement()
        .satisfies(
            event -> {
              JsonNode details = event.path("details");
              assertThat(event.path("userId").asText()).isEqualTo(alice.account().id());
              assertThat(event.path("ipAddress").asText()).isNotEmpty();
              assertThat(details.path("second_factor_method").asText()).isEqualTo("totp");
              assertThat(details.path("credential_type").asText()).isEqualTo("otp");
              assertThat(details.path("num_failures").asText()).isEqualTo("5");
              assertThat(Instant.parse(details.path("not_before").asText()))
                  .isBetween(before.plusSeconds(58), Instant.now().plusSeconds(61));
            });
  }

  @Test
  @DisplayName("lockout: wrong codes at both add up to one lock, told once")
  void addsUp(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");

    alice.guessAtKeycloaks(FORM, 0, 3);
    TotpPage ours = alice.guess(3, 2);

    assertThat(ours.error()).contains("Codes from the app are locked");
    assertThat(new RealmEvents(realm).of(LOCKED)).hasSize(1);
    assertThat(alice.failures()).isEqualTo(5);
  }

  @Test
  @Tag("smoke")
  @DisplayName("lockout: a right code there clears what was counted")
  void rightCodeClears(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    OtpPage page = alice.guessAtKeycloaks(FORM, 0, 4);
    assertThat(alice.failures()).isEqualTo(4);

    assertThat(page.enter(alice.phone().code()).isSignedIn()).isTrue();

    assertThat(alice.failures()).isZero();
    assertThat(alice.guess(4, 4).error()).contains("1 more attempt");
  }

  @Test
  @DisplayName("lockout: wrong codes in a lock are counted on, and a right one does not lift it")
  void inALock(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    OtpPage page = alice.guessAtKeycloaks(FORM, 0, 7);
    assertThat(alice.failures()).isEqualTo(7);

    assertThat(page.enter(alice.phone().code()).isSignedIn()).isTrue();

    assertThat(alice.state()).isEqualTo("locked");
    assertThat(alice.failures()).isEqualTo(7);
    assertThat(new RealmEvents(realm).of(LOCKED)).hasSize(1);
  }

  @Test
  @Tag("standard")
  @DisplayName("RL-2, RL-4: so many disable the method, and no right code there enables it again")
  void disables(TestRealm realm, Inbox inbox, TestSupport support) {
    realm.policy(Map.of("disableAfterFailures", "10"));
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");

    OtpPage page = alice.guessAtKeycloaks(FORM, 0, 10);

    inbox.withSubject(alice.account().email(), "Second factor disabled for " + realm.title());
    assertThat(new RealmEvents(realm).of("USER_DISABLED_BY_PERMANENT_LOCKOUT")).hasSize(1);
    assertThat(page.enter(alice.phone().code()).isSignedIn()).isTrue();
    support.clockAhead(Duration.ofDays(2));
    assertThat(alice.state()).isEqualTo("disabled");
    assertThat(alice.passPassword().error()).contains("were disabled");
  }

  @Test
  @DisplayName("lockout: a form made from Keycloak's own counts and clears as that one does")
  void conditionalForm(TestRealm realm) {
    GuessedUser.addFlow(realm, "conditional", List.of("auth-conditional-otp-form"));
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    OtpPage page = alice.guessAtKeycloaks("conditional", 0, 2);
    assertThat(alice.failures()).isEqualTo(2);

    assertThat(page.enter(alice.phone().code()).isSignedIn()).isTrue();

    assertThat(alice.failures()).isZero();
  }

  @Test
  @DisplayName("lockout: a login that asked for no code clears nothing")
  void skippedForm(TestRealm realm) {
    Flows flows = realm.admin().flows();
    GuessedUser.addFlow(realm, "skipping", List.of());
    String step = flows.addStep("skipping", "auth-conditional-otp-form", "REQUIRED");
    flows.configure(step, "skipping", Map.of("defaultOtpOutcome", "skip"));
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.guessAtKeycloaks(FORM, 0, 2);

    assertThat(alice.passPassword("skipping").isSignedIn()).isTrue();

    assertThat(alice.failures()).isEqualTo(2);
  }

  @Test
  @DisplayName("lockout: wrong passwords there count nothing")
  void wrongPassword(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    realm.admin().flows().bindToBrowser(FORM);

    LoginPage login = LoginPage.of(realm);
    for (int i = 0; i < 3; i++) {
      login = login.signIn(alice.account().username(), "wrong").as(LoginPage::new);
    }

    assertThat(alice.failures()).isZero();
  }
}
