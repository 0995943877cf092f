package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.PaperCode;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.recovery.RecoveryUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given a direct grant with what is kept for when no other method is at hand")
class ApiRecoveryIT {

  @Test
  @Tag("smoke")
  @DisplayName("D4: a recovery code comes with the password or with the token, once, in any order")
  void recoveryCodes(TestRealm realm, Inbox inbox) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    GrantApp app = GrantApp.in(realm);
    String third = alice.code(3).written();

    GrantReply first = app.password(alice.account()).assertRequired();
    assertThat(first.methods()).containsExactly("recovery-codes");
    app.password(alice.account(), Map.of("mfa_method", "recovery-codes", "otp", third))
        .assertTokens();
    app.password(alice.account(), Map.of("otp", third)).assertRefused("used_code");
    app.code(first.mfaToken(), alice.code(1).wrong(1)).assertRefused("wrong_code");
    app.code(first.mfaToken(), alice.code(1).mistyped()).assertRefused("malformed_code");
    app.code(first.mfaToken(), alice.code(1).plain()).assertTokens();

    inbox.withSubject(alice.account().email(), "Recovery code used for " + realm.title());
  }

  @Test
  @DisplayName("D4: who has an app names recovery-codes to use one")
  void named(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    alice.account().addTotp();
    GrantApp app = GrantApp.in(realm);
    String token = app.password(alice.account()).mfaToken();

    assertThat(app.password(alice.account()).methods()).containsExactly("totp", "recovery-codes");
    app.code(token, alice.code(2).written()).assertRefused("malformed_code");
    app.code(token, "recovery-codes", alice.code(2).written()).assertTokens();
  }

  @Test
  @DisplayName("D4: Keycloak's own recovery codes are taken, the next one alone")
  void keycloaks(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    List<String> codes = List.of("AAAABBBBCCCC", "DDDDEEEEFFFF", "GGGGHHHHKKKK");
    codes.forEach(realm::keepSecret);
    alice.addKeycloaksRecoveryCodes(codes);

    app.password(alice, Map.of("otp", codes.get(1))).assertRefused("wrong_code");
    app.password(alice, Map.of("otp", codes.get(0))).assertTokens();
  }

  @Test
  @DisplayName("SRC-5: the last code gives tokens, and the next sign-in needs a new set")
  void last(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    realm.policy(Map.of("recoveryCodes", "8"));
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    for (PaperCode code : alice.codes()) {
      app.password(alice.account(), Map.of("otp", code.written())).assertTokens();
    }
    String phone = alice.account().addTotp().code();

    GrantReply next = app.password(alice.account(), Map.of("otp", phone));

    assertThat(next.text("error_description")).isEqualTo("Account is not fully set up");
  }

  @Test
  @Tag("smoke")
  @DisplayName("C9: the code of an administrator signs in once, and a new factor is asked for next")
  void bypass(TestRealm realm, Inbox inbox) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    alice.addTotp();
    String token = app.password(alice).mfaToken();
    String code = new Account(realm, alice).bypassCode();

    assertThat(app.password(alice).methods()).containsExactly("totp", "recovery-codes");
    app.code(token, "recovery-codes", code).assertTokens();

    assertThat(alice.admin().requiredActions()).containsExactly("second-factor-configure-totp");
    inbox.withSubject(alice.email(), "One-time code used for " + realm.title());
    GrantReply again = app.password(alice, Map.of("mfa_method", "recovery-codes", "otp", code));
    assertThat(again.hasTokens()).isFalse();
  }
}
