package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@KeycloakTest(
    secondFactors = {
      "second-factor-totp",
      "second-factor-email-otp",
      "second-factor-sms-otp",
      "second-factor-recovery-codes"
    })
@DisplayName("Given direct grants that are guessed at")
class ApiLimitsIT {

  private static final int GUESSES = 50;

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @ParameterizedTest(
      name = "TRAP 1, 4: wrong codes count over all sign-ins, and lock the browser too: {0}")
  @EnumSource
  @Tag("trap")
  @Tag("smoke")
  void lock(SentMethod method, TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = method.enrolled(realm, "alice");
    Account account = new Account(realm, alice.account());
    String first = app.password(alice.account()).mfaToken();
    app.ask(first, method.id()).assertRequired();
    String code = alice.code();
    for (int n = 0; n < 3; n++) {
      app.code(first, Codes.wrong(code, n)).assertRefused("wrong_code");
    }
    String second = app.password(alice.account()).mfaToken();
    app.ask(second, method.id()).assertRequired();
    String newer = alice.code(2);
    app.code(second, Codes.wrong(newer)).assertRefused("wrong_code");

    GrantReply last = app.code(second, Codes.wrong(newer, 1)).assertRefused("locked");

    assertThat(last.json().path("retry_after").asInt()).isBetween(1, 60);
    assertThat(account.state(method.id())).isEqualTo("locked");
    app.code(first, code).assertRefused("locked");
    app.code(second, newer).assertRefused("locked");
    GrantReply third = app.password(alice.account()).assertRequired();
    assertThat(third.json().path("methods").path(0).path("state").asText()).isEqualTo("locked");
    GrantReply asked = app.ask(third.mfaToken(), method.id()).assertRequired();
    assertThat(asked.text("mfa_error")).isEqualTo("locked");
    assertThat(asked.json().has("challenge")).isFalse();
    assertThat(alice.passPassword().isOpen()).isFalse();
    assertThat(account.failures(method.id())).isEqualTo(5);
    assertThat(alice.codesSentInAll()).isEqualTo(2);
    assertThat(alice.isSignedIn()).isFalse();
    assertThat(new RealmEvents(realm).of("USER_DISABLED_BY_TEMPORARY_LOCKOUT")).hasSize(1);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 1: codes of an app that come with the password are on the same account")
  void appAtOnce(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    for (int n = 0; n < 4; n++) {
      app.password(alice, Map.of("otp", phone.wrongCode(n))).assertRefused("wrong_code");
    }

    app.password(alice, Map.of("otp", phone.wrongCode(4))).assertRefused("locked");

    app.password(alice, Map.of("otp", phone.code())).assertRefused("locked");
    app.code(app.password(alice).mfaToken(), phone.code()).assertRefused("locked");
    assertThat(new Account(realm, alice).failures("totp")).isEqualTo(5);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 2: of 50 wrong codes at once, with ten tokens, five are compared")
  void parallel(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    List<String> tokens =
        IntStream.range(0, 10).mapToObj(i -> app.password(alice).mfaToken()).toList();

    List<GrantReply> replies =
        Race.of(GUESSES, i -> () -> app.code(tokens.get(i % 10), phone.wrongCode(i)));

    assertThat(replies).noneMatch(GrantReply::hasTokens);
    assertThat(replies).allMatch(reply -> reply.http().statusCode() == 400);
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
    assertThat(new Account(realm, alice).failures("totp")).isEqualTo(5);
  }

  @Test
  @Tag("standard")
  @DisplayName("ASVS 6.3.1: without the right password nothing is sent, compared or counted")
  void withoutPassword(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    realm
        .admin()
        .change(settings -> settings.withArray("eventsListeners").add("second-factor-lockout"));
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    TotpDevice phone = alice.account().addTotp();
    for (int n = 0; n < 6; n++) {
      app.password(alice.account(), Map.of("password", "guess", "otp", phone.wrongCode(n)));
      app.password(alice.account(), Map.of("password", "guess", "mfa_method", "email-otp"));
    }

    assertThat(new Account(realm, alice.account()).failures("totp")).isZero();
    assertThat(new Account(realm, alice.account()).state("email-otp")).isEqualTo("open");
    assertThat(alice.codesSentInAll()).isZero();
  }

  @Test
  @DisplayName("D4: another message has the wait of the browser, and makes the code before void")
  void resend(TestRealm realm, TestSupport support) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String token = app.password(alice.account()).mfaToken();
    int wait = app.ask(token, "email-otp").json().path("challenge").path("resend_in").asInt();
    String code = alice.code();

    GrantReply early = app.ask(token, "email-otp").assertRequired();

    assertThat(early.text("mfa_error")).isEqualTo("too_early");
    assertThat(early.json().path("retry_after").asInt()).isBetween(1, wait);
    assertThat(early.json().path("challenge").path("resend_in").asInt()).isBetween(1, wait);
    support.clockAhead(Duration.ofSeconds(wait + 1));
    assertThat(app.ask(token, "email-otp").assertRequired().json().has("mfa_error")).isFalse();
    String newer = alice.code(2);
    app.code(token, code).assertRefused("superseded_code");
    app.code(token, newer).assertTokens();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 3: a new sign-in gives no more messages than the budgets allow")
  void sends(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    for (int n = 0; n < 5; n++) {
      GrantReply sent = app.password(alice.account(), Map.of("mfa_method", "email-otp"));
      assertThat(sent.assertRequired().json().has("mfa_error")).isFalse();
    }

    GrantReply limited =
        app.password(alice.account(), Map.of("mfa_method", "email-otp")).assertRequired();

    assertThat(limited.text("mfa_error")).isEqualTo("send_limited");
    assertThat(limited.json().path("retry_after").asInt()).isPositive();
    assertThat(alice.codesSentInAll()).isEqualTo(5);
  }

  @Test
  @Tag("trap")
  @DisplayName(
      "TRAP 5, 22: Keycloak counts wrong codes; the password alone clears nothing, all of it does")
  void keycloaksCount(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    realm.bruteForceProtection(10);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    TotpDevice phone = alice.account().addTotp();
    String token = app.password(alice.account()).mfaToken();
    app.ask(token, "email-otp").assertRequired();
    String code = alice.code();

    app.code(token, Codes.wrong(code)).assertRefused("wrong_code");
    awaitFailures(alice, 1);
    app.code(token, "totp", phone.wrongCode(0)).assertRefused("wrong_code");
    awaitFailures(alice, 2);
    app.password(alice.account()).assertRequired();
    app.code(token, "email-otp", "").assertRefused("missing_code");
    awaitFailures(alice, 2);

    app.code(token, "email-otp", code).assertTokens();
    awaitFailures(alice, 0);
  }

  @Test
  @Tag("trap")
  @DisplayName(
      "TRAP 6: who is locked by Keycloak meanwhile is sent nothing, and no code is compared")
  void keycloaksLock(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    realm.bruteForceProtection(2);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String token = app.password(alice.account()).mfaToken();
    app.ask(token, "email-otp").assertRequired();
    String code = alice.code();
    for (int n = 1; n <= 2; n++) {
      int count = n;
      app.password(alice.account(), Map.of("password", "guess"));
      Waiting.until("counted", () -> failures(alice) >= count);
    }

    app.ask(token, "email-otp").assertRefused("invalid_token");
    app.code(token, code).assertRefused("invalid_token");

    assertThat(app.password(alice.account()).text("error")).isEqualTo("invalid_grant");
    assertThat(alice.isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("C4: where wrong codes deactivate the account, they do so here")
  void deactivates(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    realm.policy(Map.of("lockoutPenalty", "deactivate"));
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    String token = app.password(alice).mfaToken();
    for (int n = 0; n < 4; n++) {
      app.code(token, phone.wrongCode(n)).assertRefused("wrong_code");
    }

    app.code(token, phone.wrongCode(4)).assertRefused("account_disabled");

    app.code(token, phone.code()).assertRefused("invalid_token");
    assertThat(alice.admin().document().path("enabled").asBoolean()).isFalse();
    assertThat(app.password(alice).text("error_description")).isEqualTo("Account disabled");
  }

  private static void awaitFailures(CodeUser user, int number) {
    Waiting.until(number + " failures", () -> failures(user) == number);
  }

  private static int failures(CodeUser user) {
    return user.account().admin().bruteForce().path("numFailures").asInt();
  }
}
