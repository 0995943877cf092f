package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given Keycloak's direct grant, in a realm that listens")
class DirectGrantIT {

  @BeforeEach
  void listen(TestRealm realm) {
    GuessedUser.listen(realm);
  }

  @ParameterizedTest(name = "lockout: wrong codes after the right password lock, in the field {0}")
  @ValueSource(strings = {"otp", "totp"})
  @Tag("smoke")
  void wrongCodesLock(String field, TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");

    for (int i = 0; i < 5; i++) {
      assertThat(grant(alice, Map.of(field, alice.phone().wrongCode(i)))).isNotEqualTo(200);
    }

    assertThat(alice.state()).isEqualTo("locked");
    assertThat(alice.failures()).isEqualTo(5);
    assertThat(new RealmEvents(realm).of("USER_DISABLED_BY_TEMPORARY_LOCKOUT")).hasSize(1);
  }

  @Test
  @Tag("standard")
  @DisplayName("ASVS 6.3.1: without the right password no code there counts, right or wrong")
  void wrongPassword(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");

    for (int i = 0; i < 5; i++) {
      alice.grant("guess " + i, Map.of("otp", alice.phone().wrongCode(i)));
      alice.grant("guess " + i, Map.of("otp", alice.phone().code()));
    }

    assertThat(alice.failures()).isZero();
  }

  @Test
  @DisplayName("lockout: the right password without any code is no guess")
  void noCode(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");

    assertThat(grant(alice, Map.of())).isNotEqualTo(200);

    assertThat(alice.failures()).isZero();
  }

  @Test
  @DisplayName("lockout: a right code clears what was counted")
  void rightCodeClears(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    guess(alice);

    assertThat(grant(alice, Map.of("otp", alice.phone().code()))).isEqualTo(200);

    assertThat(alice.failures()).isZero();
  }

  @Test
  @DisplayName("lockout: a grant whose flow checks no code clears nothing, even with a right one")
  void flowWithoutCode(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    guess(alice);
    Flows flows = realm.admin().flows();
    flows.create("password alone");
    flows.addStep("password alone", "direct-grant-validate-username", "REQUIRED");
    flows.addStep("password alone", "direct-grant-validate-password", "REQUIRED");
    realm.admin().change(settings -> settings.put("directGrantFlow", "password alone"));

    assertThat(grant(alice, Map.of("otp", alice.phone().code()))).isEqualTo(200);

    assertThat(alice.failures()).isEqualTo(2);
  }

  private static void guess(GuessedUser user) {
    for (int i = 0; i < 2; i++) {
      grant(user, Map.of("otp", user.phone().wrongCode(i)));
    }
    assertThat(user.failures()).isEqualTo(2);
  }

  private static int grant(GuessedUser user, Map<String, String> more) {
    return user.grant(user.account().password(), more);
  }
}
