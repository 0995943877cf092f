package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given Keycloak's own form for codes of an app, in a realm that does not listen")
class DeafRealmIT {

  @Test
  @DisplayName("lockout: nothing that is typed there counts, and nothing clears")
  void countsNothing(TestRealm realm) {
    String form = "with Keycloak's form";
    GuessedUser.addFlow(realm, form, List.of("auth-otp-form"));
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");

    alice.guessAtKeycloaks(form, 0, 5);
    assertThat(alice.failures()).isZero();

    alice.guess(5, 2);
    assertThat(alice.guessAtKeycloaks(form, 7, 1).enter(alice.phone().code()).isSignedIn())
        .isTrue();
    assertThat(alice.failures()).isEqualTo(2);
  }
}
