package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given the token of a sign-in that waits for its second factor")
class MfaTokenIT {

  private static final int CALLS = 20;

  /** What may happen while it waits. */
  enum Meanwhile {
    PASSWORD_CHANGED {
      @Override
      void happen(Account account) {
        account.newPassword("another " + account.user().password());
      }
    },
    DISABLED {
      @Override
      void happen(Account account) {
        account.disable();
      }
    },
    REMOVED {
      @Override
      void happen(Account account) {
        account.user().admin().delete();
      }
    };

    abstract void happen(Account account);
  }

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("D4: it is of no use to another client, in another realm, or for another user")
  void bound(TestRealm realm, Harness harness) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    CodeUser bob = SentMethod.EMAIL.enrolled(realm, "bob");
    realm
        .admin()
        .createClient(
            Json.object(
                Map.of(
                    "clientId", "other", "publicClient", true, "directAccessGrantsEnabled", true)));
    String token = app.password(alice.account()).mfaToken();
    app.ask(token, "email-otp").assertRequired();
    String code = alice.code();

    GrantReply otherClient =
        GrantApp.of(realm, "other").code(token, code).assertRefused("invalid_token");
    try (TestRealm elsewhere = TestRealm.create(harness, "elsewhere", List.of())) {
      GrantReply otherRealm =
          GrantApp.in(elsewhere).code(token, code).assertRefused("invalid_token");
      assertThat(otherRealm.http().body()).isEqualTo(otherClient.http().body());
    }
    GrantReply otherUser =
        app.password(bob.account(), Map.of("mfa_token", token, "otp", code))
            .assertRefused("invalid_token");
    GrantReply unknown = app.code("x", code).assertRefused("invalid_token");
    GrantReply empty = app.code("", code).assertRefused("invalid_token");

    assertThat(List.of(otherUser.http().body(), unknown.http().body(), empty.http().body()))
        .containsOnly(otherClient.http().body());
    app.code(token, code).assertTokens();
    assertThat(app.code(token, code).assertRefused("invalid_token").http().body())
        .isEqualTo(otherClient.http().body());
    assertThat(new RealmEvents(realm).errors("LOGIN_ERROR", "invalid_token")).hasSize(5);
  }

  @Test
  @DisplayName("D4: the code of one sign-in is of no use in another one of the same user")
  void codeOfAnother(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String first = app.password(alice.account()).mfaToken();
    app.ask(first, "email-otp").assertRequired();
    String code = alice.code(1);
    String second = app.password(alice.account()).mfaToken();
    app.ask(second, "email-otp").assertRequired();
    alice.code(2);

    app.code(second, code).assertRefused("wrong_code");
    app.code(first, code).assertTokens();
    app.code(second, alice.code(2)).assertTokens();
  }

  @Test
  @DisplayName("D4: it lives 5 minutes, and no message lengthens that")
  void expires(TestRealm realm, TestSupport support) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    realm.policy(Map.of("codeLifetime", "600"));
    String token = app.password(alice.account()).mfaToken();
    support.clockAhead(Duration.ofMinutes(4));
    GrantReply asked = app.ask(token, "email-otp").assertRequired();
    String code = alice.code();

    assertThat(asked.json().path("challenge").path("expires_in").asInt()).isBetween(50, 60);
    support.clockAhead(Duration.ofMinutes(5).plusSeconds(1));

    app.code(token, code).assertRefused("invalid_token");
  }

  @ParameterizedTest(name = "D4: it ends when the account is no longer as it was: {0}")
  @EnumSource
  void meanwhile(Meanwhile meanwhile, TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String token = app.password(alice.account()).mfaToken();
    app.ask(token, "email-otp").assertRequired();
    String code = alice.code();

    meanwhile.happen(new Account(realm, alice.account()));

    app.ask(token, "email-otp").assertRefused("invalid_token");
    app.code(token, code).assertRefused("invalid_token");
  }

  @Test
  @DisplayName("D4: it ends when an administrator signs the user out")
  void signedOut(TestRealm realm, TestSupport support) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String token = app.password(alice.account()).mfaToken();
    support.clockAhead(Duration.ofSeconds(2));

    new Account(realm, alice.account()).signOutEverywhere();

    app.ask(token, "email-otp").assertRefused("invalid_token");
    assertThat(alice.codesSentInAll()).isZero();
  }

  @Test
  @DisplayName("D4: a method that is taken away meanwhile signs nobody in")
  void methodGone(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String token = app.password(alice.account()).mfaToken();
    app.ask(token, "email-otp").assertRequired();
    String code = alice.code();

    alice.removeCredential();

    assertThat(app.code(token, code).hasTokens()).isFalse();
    app.code(token, "email-otp", code).assertError("invalid_request", "invalid_method");
    assertThat(alice.isSignedIn()).isFalse();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 12: of many calls with one token and one code, one gets tokens")
  void oneCode(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String token = app.password(alice.account()).mfaToken();
    app.ask(token, "email-otp").assertRequired();
    String code = alice.code();

    List<GrantReply> replies = Race.of(CALLS, i -> () -> app.code(token, code));

    assertOne(replies, alice);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 12: of many calls with one token and several right codes, one gets tokens")
  void severalCodes(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    List<TotpDevice> apps = List.of(alice.account().addTotp("one"), alice.account().addTotp("two"));
    GrantReply first = app.password(alice.account());
    List<String> devices =
        first.json().path("methods").findValues("devices").get(0).findValuesAsText("id");
    String token = first.mfaToken();
    app.ask(token, "email-otp").assertRequired();
    List<Map<String, String>> right =
        List.of(
            Map.of("mfa_method", "email-otp", "otp", alice.code()),
            Map.of("mfa_method", "totp", "mfa_device", devices.get(0), "otp", apps.get(0).code()),
            Map.of("mfa_method", "totp", "mfa_device", devices.get(1), "otp", apps.get(1).code()));

    List<GrantReply> replies = Race.of(right.size(), i -> () -> app.token(token, right.get(i)));

    assertOne(replies, alice);
    assertThat(replies)
        .filteredOn(reply -> !reply.hasTokens())
        .allSatisfy(reply -> reply.assertRefused("invalid_token"));
  }

  private static void assertOne(List<GrantReply> replies, CodeUser user) {
    assertThat(replies).filteredOn(GrantReply::hasTokens).hasSize(1);
    assertThat(replies).allMatch(reply -> reply.http().statusCode() < 500);
    assertThat(user.account().admin().sessions()).isEqualTo(1);
  }
}
