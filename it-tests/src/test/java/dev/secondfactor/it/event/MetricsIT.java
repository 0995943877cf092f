package dev.secondfactor.it.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.Metrics.Counter;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given the metrics on the management port")
class MetricsIT {

  @Test
  @DisplayName(
      "C10: messages and attempts are counted by realm, method (or gateway) and result, and by nothing else")
  void countWhatHappens(TestRealm realm, Inbox inbox, KeycloakServer server) {
    realm.policy(Map.of("sendsPerDestination10Min", "1"));
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String code = inbox.nthCode(alice.email(), 1);
    page = page.enter(Codes.wrong(code)).as(CodePage::new);
    page = page.enter("").as(CodePage::new);
    assertThat(page.enter(code).isSignedIn()).isTrue();
    assertThat(LoginPage.of(realm).signIn(alice).as(CodePage::new).isOpen()).isFalse();

    Waiting.until(
        "the message that was sent",
        () -> counts(server, realm).containsKey("second_factor_messages_total sent"));
    assertThat(counts(server, realm))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "second_factor_messages_total sent", 1.0,
                "second_factor_messages_total refused", 1.0,
                "second_factor_attempts_total wrong", 1.0,
                "second_factor_attempts_total refused", 1.0,
                "second_factor_attempts_total verified", 1.0));
    assertThat(server.metrics().named("second_factor_"))
        .allSatisfy(
            counter ->
                assertThat(counter.tags().keySet())
                    .isEqualTo(
                        Set.of(
                            "realm",
                            counter.name().contains("gateway") ? "gateway" : "method",
                            "result")));
  }

  /** The counters of one realm, by name and result. */
  private static Map<String, Double> counts(KeycloakServer server, TestRealm realm) {
    return server.metrics().named("second_factor_").stream()
        .filter(counter -> realm.name().equals(counter.tags().get("realm")))
        .filter(counter -> "email-otp".equals(counter.tags().get("method")))
        .collect(
            Collectors.toMap(
                counter -> counter.name() + " " + counter.tags().get("result"), Counter::value));
  }
}
