package dev.secondfactor.it.junit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given the search of the log that ends each class of tests")
class ServerLogCheckIT {

  private static final List<String> STEP = List.of("second-factor-email-otp");

  @Test
  @DisplayName("TRAP 16: it finds a code, an address and a password that are logged at TRACE")
  void findsWhatLeaks(Harness harness) {
    // A mailbox of its own: what leaks here is none of the class's own secrets.
    try (Inbox inbox = Inbox.start();
        TestRealm realm = TestRealm.create(withMailTo(inbox, harness), "leaks", STEP)) {
      CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
      alice.passPassword();

      for (String secret :
          List.of(alice.code(), alice.account().email(), alice.account().password())) {
        ServerLogCheck check = checkOf(harness, inbox, realm);
        logged(harness, "a line with " + secret + " in it");
        assertThatThrownBy(check::end).hasMessageContaining("leaked \"" + secret + "\"");
      }
      ServerLogCheck check = checkOf(harness, inbox, realm);
      logged(harness, "a line with nothing in it");
      assertThatCode(check::end).doesNotThrowAnyException();
    }
  }

  private static ServerLogCheck checkOf(Harness harness, Inbox inbox, TestRealm realm) {
    ServerLogCheck check = new ServerLogCheck(withMailTo(inbox, harness));
    check.begin(ServerLogCheckIT.class);
    check.watch(realm);
    return check;
  }

  private static Harness withMailTo(Inbox inbox, Harness harness) {
    return new Harness(harness.server(), inbox, harness.twilio(), harness.clientApp());
  }

  private static void logged(Harness harness, String line) {
    long mark = harness.server().log().end();
    harness.server().support().log(line);
    Waiting.until(
        "the line in the log", () -> harness.server().log().textSince(mark).contains(line));
  }
}
