package dev.secondfactor.it.sentcode.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.DatabaseRow;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@DisplayName("Given a user or a realm that is removed")
class LeftoversIT {

  @Parameter private SentMethod method;

  @Test
  @DisplayName("TRAP 25: with the user everything of ours goes")
  void leavesNothingOfAUser(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
    guessWrongOnce(alice);
    assertThat(alice.account().admin().credential("second-factor-guard")).isPresent();
    assertThat(DatabaseRow.with(support, alice.account().id())).isNotEmpty();

    alice.account().admin().delete();

    assertThat(DatabaseRow.with(support, alice.account().id())).isEmpty();
    assertThat(DatabaseRow.with(support, alice.destination())).isEmpty();
  }

  @Test
  @DisplayName("TRAP 25: with the realm everything of ours goes")
  void leavesNothingOfARealm(Harness harness, TestSupport support) {
    TestRealm gone =
        TestRealm.create(harness, "leftovers", List.of(method.step(), "auth-otp-form"));
    gone.policy(Map.of("codeLength", "8"));
    String id = gone.admin().settings().path("id").asText();
    CodeUser alice = method.enrolled(gone, "alice");
    guessWrongOnce(alice);
    assertThat(DatabaseRow.with(support, id))
        .anyMatch(row -> row.values().contains("second-factor-policy"));

    gone.close();

    assertThat(DatabaseRow.with(support, id)).isEmpty();
    assertThat(DatabaseRow.with(support, alice.account().id())).isEmpty();
    assertThat(DatabaseRow.with(support, alice.destination())).isEmpty();
  }

  private static void guessWrongOnce(CodeUser user) {
    CodePage page = user.passPassword();
    page.enter(Codes.wrong(user.code())).as(CodePage::new);
  }
}
