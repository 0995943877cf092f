package dev.secondfactor.it.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given a code that goes to the realm's mail server")
class MailSecretsIT {

  @Test
  @DisplayName("TRAP 30: with the realm's mail debugging on, the code still stays out of the log")
  void logsNoConversationWithTheMailServer(
      TestRealm realm, KeycloakServer server, TestSupport support) {
    realm.admin().change(settings -> settings.withObject("/smtpServer").put("debug", "true"));
    assertThat(realm.admin().settings().path("smtpServer").path("debug").asText())
        .isEqualTo("true");
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    long mark = server.log().end();

    CodePage page = alice.passPassword();
    String code = alice.code();
    page.enter(Codes.wrong(code)).as(CodePage::new).enter(code).as(AppPage::new);
    support.log("the last line of this test");

    Waiting.until(
        "the last line", () -> server.log().textSince(mark).contains("the last line of this test"));
    assertThat(server.log().textSince(mark))
        .doesNotContainPattern(standingAlone(code))
        .doesNotContain(alice.destination())
        .doesNotContain("DEBUG SMTP");
  }

  @Test
  @DisplayName("TRAP 30: without any setting a code is mailed, and nothing else is done with it")
  void simulatesNothing(TestRealm realm, Inbox inbox) {
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");

    CodePage page = alice.passPassword();

    assertThat(inbox.first(alice.destination()).to()).containsExactly(alice.destination());
    assertThat(page.page().source()).doesNotContainPattern(standingAlone(alice.code()));
  }

  private static String standingAlone(String secret) {
    return "(?<![\\w.-])" + Pattern.quote(secret) + "(?![\\w-])";
  }
}
