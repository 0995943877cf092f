package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given an administrator who lets a user in again by Keycloak's own means")
class AdministratorsUnlockIT {

  @Test
  @Tag("smoke")
  @DisplayName("unlock: taking Keycloak's own lock away ends ours, in a realm that listens")
  void counterCleared(TestRealm realm) {
    realm.bruteForceProtection(30);
    GuessedUser.listen(realm);
    GuessedUser alice = lockedAndCounted(realm);

    alice.account().admin().unlock();

    assertThat(alice.state()).isEqualTo("open");
    assertThat(alice.failures()).isZero();
    assertThat(alice.passPassword().enter(alice.phone().code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("unlock: in a realm that does not listen it ends Keycloak's own lock alone")
  void notListening(TestRealm realm) {
    realm.bruteForceProtection(30);
    GuessedUser alice = lockedAndCounted(realm);

    alice.account().admin().unlock();

    assertThat(alice.state()).isEqualTo("locked");
  }

  @Test
  @DisplayName("unlock: saving a user who is enabled all along ends nothing")
  void savedOnly(TestRealm realm) {
    GuessedUser.listen(realm);
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.guess(0, 5);

    alice.account().admin().change(account -> account.put("firstName", "Alice"));

    assertThat(alice.state()).isEqualTo("locked");
  }

  /** Keycloak tells of an unlock only when it has counted. */
  private static GuessedUser lockedAndCounted(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.guessSlowly(5);
    assertThat(alice.state()).isEqualTo("locked");
    return alice;
  }
}
