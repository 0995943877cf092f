package dev.secondfactor.it.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.Metrics.Counter;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-sms-otp")
@ExpectedInLog("dev\\.secondfactor\\.keycloak\\.gateway")
@DisplayName("Given a stored gateway that no save would have let through")
class UnusableGatewayIT {

  @Test
  @DisplayName("the next one sends, the log says once what is bad, and each message is counted")
  void badValue(TestRealm realm, TestSupport support, KeycloakServer server) {
    String first = firstOfTwo(realm);
    long mark = server.log().end();
    support.storeComponentValue(first, "from", "no sender at all");
    forgetCaches(realm);

    signIn(realm, "alice");
    signIn(realm, "bob");

    assertThat(server.log().textSince(mark))
        .containsOnlyOnce("sends nothing: from: \"no sender at all\" is not allowed")
        .contains("has not sent a message (configuration): settings, ");
    assertThat(
            server.metrics().named("second_factor_sms_gateway_answers_total").stream()
                .filter(counter -> realm.name().equals(counter.tags().get("realm")))
                .collect(Collectors.toMap(counter -> counter.tags().get("result"), Counter::value)))
        .isEqualTo(Map.of("configuration", 2.0, "accepted", 2.0));
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 30: one that writes to the log writes nothing in production")
  void logGateway(TestRealm realm, TestSupport support, KeycloakServer server) {
    String first = firstOfTwo(realm);
    long mark = server.log().end();
    support.storeComponentProvider(first, "second-factor-sms-log");
    forgetCaches(realm);

    CodeUser alice = signIn(realm, "alice");

    assertThat(server.log().textSince(mark))
        .contains("has not sent a message (configuration): not-in-development-mode, ")
        .doesNotContain(alice.code())
        .doesNotContain(alice.destination().substring(1));
  }

  @Test
  @DisplayName("one whose provider is gone is passed over")
  void unknownProvider(TestRealm realm, TestSupport support, KeycloakServer server) {
    String first = firstOfTwo(realm);
    long mark = server.log().end();
    support.storeComponentProvider(first, "gateway-of-another-jar");
    forgetCaches(realm);

    signIn(realm, "alice");

    assertThat(server.log().textSince(mark))
        .contains("has not sent a message (configuration): provider, ");
  }

  /** Two gateways by the same account; tells the id of the one that is tried first. */
  private static String firstOfTwo(TestRealm realm) {
    realm.sms();
    String first = realm.admin().components(TestRealm.GATEWAY_TYPE).get(0).path("id").asText();
    realm.twilio(Map.of("priority", "10"));
    return first;
  }

  private static CodeUser signIn(TestRealm realm, String name) {
    CodeUser user = SentMethod.SMS.enrolled(realm, name);
    assertThat(user.passPassword().enter(user.code()).isSignedIn()).isTrue();
    return user;
  }

  private static void forgetCaches(TestRealm realm) {
    realm.admin().api().post(realm.admin().path("/clear-realm-cache"), Json.object());
  }
}
