package dev.secondfactor.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.cluster.Node;
import dev.secondfactor.it.harness.cluster.TwoNodes;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.mail.SmtpFault;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.DeliveryStatus;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@KeycloakTest(cluster = true, secondFactors = "second-factor-email-otp")
@DisplayName("Given two nodes, and users whose requests may go to either")
class AnyNodeIT {

  @Test
  @DisplayName("a code that was asked for at one node is right at the other")
  void takesACodeOfTheOtherNode(TestRealm realm, TwoNodes nodes) {
    for (Node asked : nodes.all()) {
      CodeUser user = SentMethod.EMAIL.enrolled(realm, "alice");
      CodePage page = user.passPassword(asked.newSession(realm));

      Page answer = nodes.otherThan(asked).here(page.withCode(user.code())).submit("login", "");

      assertThat(answer.isSignedIn()).isTrue();
    }
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 1: wrong codes at both nodes are counted together, and lock both")
  void locksBoth(TestRealm realm, TwoNodes nodes) {
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    CodePage page = alice.passPassword(nodes.first().newSession(realm));
    String code = alice.code();
    for (int i = 0; i < 5; i++) {
      assertThat(page.isOpen()).isTrue();
      page =
          nodes
              .inTurn(i)
              .here(page.withCode(Codes.wrong(code, i)))
              .submit("login", "")
              .as(CodePage::new);
    }

    assertThat(page.error()).contains("locked after too many wrong codes");
    for (Node node : nodes.all()) {
      CodePage refused =
          node.here(page.form().with("code", code)).submit("login", "").as(CodePage::new);
      assertThat(refused.error()).contains("locked after too many wrong codes");
      assertThat(alice.passPassword(node.newSession(realm)).isOpen()).isFalse();
    }
    assertThat(new RealmEvents(realm).wrongCodes()).hasSize(5);
    assertThat(alice.codesSentInAll()).isEqualTo(1);
  }

  @Test
  @DisplayName("messages that both nodes are asked for at once are counted together")
  void sendsNoMoreThanAllowed(TestRealm realm, TwoNodes nodes) {
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");

    List<CodePage> pages =
        Race.of(12, i -> () -> alice.passPassword(nodes.inTurn(i).newSession(realm)));

    assertThat(pages.stream().filter(CodePage::isOpen)).hasSize(5);
    assertThat(alice.codesSentInAll()).isEqualTo(5);
  }

  @Test
  @DisplayName("the wait before a resend holds at the other node")
  void keepsTheWait(TestRealm realm, TwoNodes nodes) {
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    CodePage page = alice.passPassword(nodes.first().newSession(realm));
    alice.code();

    CodePage early = nodes.second().here(page.form()).submit("resend", "true").as(CodePage::new);

    assertThat(early.error()).startsWith("A code was sent just now.");
    assertThat(alice.codesSentInAll()).isEqualTo(1);
  }

  @Test
  @DisplayName("how far a message has come can be asked at the other node")
  @ExpectedInLog(ExpectedInLog.MAIL_FAILURE)
  void tellsTheDelivery(TestRealm realm, TwoNodes nodes) {
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    for (Node asked : nodes.all()) {
      awaitDelivery("sent", alice, asked, nodes.otherThan(asked));
    }
    realm.mailThrough(SmtpFault.down());
    for (Node asked : nodes.all()) {
      awaitDelivery("failed", alice, asked, nodes.otherThan(asked));
    }
  }

  private static void awaitDelivery(String state, CodeUser user, Node asked, Node other) {
    CodePage page = user.passPassword(asked.newSession(user.realm()));
    new DeliveryStatus(other.here(DeliveryStatus.of(page).uri())).await(state);
  }
}
