package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given an administrator who looks at the second factors of a user")
class UserLocksRestIT {

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("state: all methods are told, set up or not, without a secret or a destination")
  void open(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.guess(0, 2);

    JsonNode view = alice.view();

    assertThat(view.path("id").asText()).isEqualTo(alice.account().id());
    assertThat(view.path("enabled").asBoolean()).isTrue();
    assertThat(view.path("methods").findValuesAsText("method"))
        .containsExactly("email-otp", "sms-otp", "totp", "recovery-codes");
    JsonNode totp = alice.view("totp");
    assertThat(totp.path("enrolled").asBoolean()).isTrue();
    assertThat(totp.path("state").asText()).isEqualTo("open");
    assertThat(totp.path("failures").asInt()).isEqualTo(2);
    assertThat(alice.view("sms-otp"))
        .isEqualTo(
            Json.object(
                Map.of(
                    "method",
                    "sms-otp",
                    "enrolled",
                    false,
                    "state",
                    "open",
                    "failures",
                    0,
                    "credentials",
                    List.of())));
    assertThat(view.toString())
        .doesNotContain(alice.phone().secret())
        .doesNotContain(alice.account().email());
  }

  @Test
  @DisplayName("state: of a lock its end is told, of a method that is disabled since when")
  void lockedAndDisabled(TestRealm realm, TestSupport support) {
    realm.policy(Map.of("disableAfterFailures", "10"));
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    Instant before = Instant.now();
    alice.guess(0, 5);

    JsonNode locked = alice.view("totp");
    assertThat(locked.path("state").asText()).isEqualTo("locked");
    assertThat(locked.path("failures").asInt()).isEqualTo(5);
    assertThat(Instant.parse(locked.path("lockedUntil").asText()))
        .isBetween(before.plusSeconds(58), Instant.now().plusSeconds(60));
    assertThat(locked.has("disabledSince")).isFalse();

    support.clockAhead(Duration.ofSeconds(61));
    assertThat(alice.state()).isEqualTo("open");
    alice.guess(5, 5);
    JsonNode disabled = alice.view("totp");
    assertThat(disabled.path("state").asText()).isEqualTo("disabled");
    assertThat(disabled.has("lockedUntil")).isFalse();
    assertThat(Instant.parse(disabled.path("disabledSince").asText()))
        .isBetween(before.plusSeconds(60), Instant.now().plusSeconds(62));
  }

  @Test
  @Tag("smoke")
  @DisplayName("unlock: of one method or of all, at once, and the administrators' log has it")
  void unlock(TestRealm realm, Inbox inbox) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.guess(0, 5);
    assertThat(alice.unlock("email-otp").status()).isEqualTo(204);
    assertThat(alice.state()).isEqualTo("locked");

    assertThat(alice.unlock("totp").status()).isEqualTo(204);

    assertThat(alice.state()).isEqualTo("open");
    assertThat(alice.failures()).isZero();
    alice.guess(5, 5);
    assertThat(alice.state()).isEqualTo("locked");
    assertThat(alice.unlock().status()).isEqualTo(204);
    assertThat(alice.passPassword().enter(alice.phone().code()).isSignedIn()).isTrue();
    // One mail for each lock that there was: not for the e-mail codes.
    String subject = "Second factor unlocked for " + realm.title();
    Waiting.until("two mails of the end of a lock", () -> told(inbox, alice, subject).size() == 2);
    assertThat(told(inbox, alice, subject))
        .allSatisfy(mail -> assertThat(mail.text()).contains("\"Authenticator app\""));

    String path = "second-factor/users/" + alice.account().id() + "/unlock";
    assertThat(realm.admin().adminEvents())
        .filteredOn(event -> event.path("resourceType").asText().equals("SECOND_FACTOR_LOCK"))
        .hasSize(3)
        .allSatisfy(
            event -> {
              assertThat(event.path("operationType").asText()).isEqualTo("ACTION");
              assertThat(event.path("resourcePath").asText()).isEqualTo(path);
              assertThat(event.path("details").path("reason").asText()).isEqualTo("has called us");
            });
  }

  @Test
  @DisplayName("unlock: of a user whom nothing locks is done and does nothing")
  void nothingToUnlock(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");

    assertThat(alice.unlock().status()).isEqualTo(204);
    assertThat(alice.unlock().status()).isEqualTo(204);

    assertThat(alice.state()).isEqualTo("open");
  }

  @ParameterizedTest(name = "TRAP 13: the path {0} names nothing")
  @ValueSource(
      strings = {
        "/second-factor/users/nobody",
        "/second-factor/users/%2e%2e",
        "/second-factor/users/%00",
        "/second-factor/users/nobody/unlock",
        "/second-factor/users/{id}/unlock/totp",
        "/second-factor/users/{id}/lock"
      })
  @Tag("trap")
  void unknown(String path, TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    String filled = realm.admin().path(path.replace("{id}", alice.account().id()));

    for (String method : List.of("GET", "POST", "DELETE")) {
      Reply reply = realm.admin().api().attempt(method, filled, Json.object());
      assertThat(reply.status()).as(method + " " + reply.body()).isBetween(400, 405);
    }
  }

  private static List<Mail> told(Inbox inbox, GuessedUser user, String subject) {
    return inbox.to(user.account().email()).stream()
        .filter(mail -> mail.subject().equals(subject))
        .toList();
  }
}
