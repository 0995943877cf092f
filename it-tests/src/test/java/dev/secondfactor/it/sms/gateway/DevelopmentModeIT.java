package dev.secondfactor.it.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.ServerOptions;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Given a server in development mode")
class DevelopmentModeIT {

  @Test
  @DisplayName("a developer finds the message in the log, in one line, and signs in with its code")
  void writesToTheLog() {
    try (Harness harness =
        Harness.start(Artifacts.given(), ServerOptions.named("development").development())) {
      TestRealm realm = TestRealm.create(harness, "development", List.of("second-factor-sms-otp"));
      CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
      realm.gateway("second-factor-sms-log", Map.of("priority", "-1"));

      CodePage page = alice.passPassword();
      String line =
          Waiting.forSome("the message in the log", () -> messageTo(alice.destination(), harness));

      assertThat(page.enter(Codes.find(line).orElseThrow()).isSignedIn()).isTrue();
      assertThat(realm.texts().count(alice.destination())).isZero();
    }
  }

  private static Optional<String> messageTo(String number, Harness harness) {
    String beginning = "SMS to " + number + ": ";
    return harness
        .server()
        .log()
        .textSince(0)
        .lines()
        .filter(line -> line.contains(beginning))
        .map(line -> line.substring(line.indexOf(beginning) + beginning.length()))
        .findFirst();
  }
}
