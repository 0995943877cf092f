package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.SentMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("standard")
@DisplayName("Given a code and the time that it may live")
class CodeLifetimeIT {

  @Parameter private SentMethod method;

  private static final Duration PAST_THE_LIFETIME = Duration.ofSeconds(301);

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName(
      "OBV-3, ASVS 6.5.5: an expired code is refused, is not counted, and a new one is offered")
  void refusesAnExpiredCode(TestRealm realm, TestSupport support) {
    realm.policy(Map.of("codeLifetime", "300", "maxFailures", "3"));
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage login = alice.passPassword();
    String code = alice.code();

    support.clockAhead(PAST_THE_LIFETIME);
    CodePage late = login;
    // More often than wrong codes are allowed: none of these is one.
    for (int i = 0; i < 4; i++) {
      late = late.form().with("code", code).submit("login", "").as(CodePage::new);
      assertThat(late.error()).isEqualTo("This code has expired. Ask for a new one.");
      assertThat(late.isOpen()).isFalse();
      assertThat(late.offersResend()).isTrue();
    }

    CodePage again = late.resend().as(CodePage::new);
    assertThat(again.enter(alice.code(2)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("OBV-3: a code is right until the last second of its life")
  void takesACodeUntilItsEnd(TestRealm realm, TestSupport support) {
    realm.policy(Map.of("codeLifetime", "600"));
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage login = alice.passPassword();
    String code = alice.code();

    // The seconds that the test itself needs are left to spare.
    support.clockAhead(Duration.ofSeconds(560));

    assertThat(login.enter(code).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName(
      "OBV-3, ASVS 6.5.5: a lifetime of more than 10 minutes is refused, with field, value and range")
  void refusesALongerLifetime(TestRealm realm) {
    Reply longer =
        realm
            .admin()
            .tryComponent(
                TestRealm.POLICY_TYPE,
                "second-factor-policy",
                Map.of("codeLifetime", List.of("601")));

    assertThat(longer.status()).isEqualTo(400);
    assertThat(longer.errorMessage())
        .isEqualTo("codeLifetime: \"601\" is not allowed; allowed: a whole number from 60 to 600");
  }
}
