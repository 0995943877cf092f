package dev.secondfactor.it.email.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.email.DatabaseRow;
import dev.secondfactor.it.email.EmailUser;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given a user or a realm that is removed")
class LeftoversIT {

  @Test
  @DisplayName("TRAP 25: with the user everything of ours goes")
  void leavesNothingOfAUser(TestRealm realm, Inbox inbox, TestSupport support) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    guessWrongOnce(alice);
    assertThat(alice.account().admin().credential("second-factor-guard")).isPresent();
    assertThat(DatabaseRow.with(support, alice.account().id())).isNotEmpty();

    alice.account().admin().delete();

    assertThat(DatabaseRow.with(support, alice.account().id())).isEmpty();
    assertThat(DatabaseRow.with(support, alice.address())).isEmpty();
  }

  @Test
  @DisplayName("TRAP 25: with the realm everything of ours goes")
  void leavesNothingOfARealm(Harness harness, Inbox inbox, TestSupport support) {
    TestRealm gone =
        TestRealm.create(harness, "leftovers", List.of("second-factor-email-otp", "auth-otp-form"));
    gone.policy(Map.of("codeLength", "8"));
    String id = gone.admin().settings().path("id").asText();
    EmailUser alice = EmailUser.enrolled(gone, inbox, "alice");
    guessWrongOnce(alice);
    assertThat(DatabaseRow.with(support, id))
        .anyMatch(row -> row.values().contains("second-factor-policy"));

    gone.close();

    assertThat(DatabaseRow.with(support, id)).isEmpty();
    assertThat(DatabaseRow.with(support, alice.account().id())).isEmpty();
    assertThat(DatabaseRow.with(support, alice.address())).isEmpty();
  }

  private static void guessWrongOnce(EmailUser user) {
    CodePage page = user.passPassword();
    page.enter(Codes.wrong(user.code())).as(CodePage::new);
  }
}
