package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-recovery-codes")
@DisplayName("Given Keycloak's own form for recovery codes, in a realm that listens")
class KeycloaksRecoveryFormIT {

  private static final String FORM = "with Keycloak's recovery form";
  private static final List<String> CODES = List.of("AAAABBBBCCCC", "DDDDEEEEFFFF");

  @BeforeEach
  void listen(TestRealm realm) {
    GuessedUser.listen(realm);
    GuessedUser.addFlow(realm, FORM, List.of("auth-recovery-authn-code-form"));
    CODES.forEach(realm::keepSecret);
  }

  @Test
  @DisplayName("lockout: five wrong codes there lock recovery codes, and nothing else")
  void locks(TestRealm realm, Inbox inbox) {
    GuessedUser alice = enrolled(realm);

    guess(alice, 5);

    assertThat(alice.view("recovery-codes").path("state").asText()).isEqualTo("locked");
    assertThat(alice.state()).isEqualTo("open");
    RecoveryPage ours = alice.passPassword("browser with second factor").as(RecoveryPage::new);
    assertThat(ours.isOpen()).isFalse();
    inbox.withSubject(alice.account().email(), "Second factor locked for " + realm.title());
    assertThat(new RealmEvents(realm).of("USER_DISABLED_BY_TEMPORARY_LOCKOUT"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.path("details").path("second_factor_method").asText())
                    .isEqualTo("recovery-codes"));
  }

  @Test
  @DisplayName("lockout: a right code there clears what was counted")
  void rightCodeClears(TestRealm realm) {
    GuessedUser alice = enrolled(realm);
    Page page = guess(alice, 4);
    assertThat(alice.view("recovery-codes").path("failures").asInt()).isEqualTo(4);

    assertThat(enter(page, CODES.get(0)).isSignedIn()).isTrue();

    assertThat(alice.view("recovery-codes").path("failures").asInt()).isZero();
  }

  private static GuessedUser enrolled(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.account().addKeycloaksRecoveryCodes(CODES);
    return alice;
  }

  private static Page guess(GuessedUser user, int times) {
    Page page = user.passPassword(FORM);
    for (int i = 0; i < times; i++) {
      page = enter(page, "XXXXYYYYZZZ" + i);
    }
    return page;
  }

  private static Page enter(Page page, String code) {
    return page.forms().get(0).with("recoveryCodeInput", code).submit();
  }
}
