package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@ExpectedInLog({ExpectedInLog.TOO_LATE_FOR_A_LOGIN, ExpectedInLog.MESSAGE_TAKEN_AWAY})
@Tag("standard")
@DisplayName("Given a right code")
class CodeUseIT {

  @Parameter private SentMethod method;

  @Test
  @DisplayName("OBV-4: it is taken once: the same form sent again does not sign in again")
  void isTakenOnce(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    Form form = alice.passPassword().withCode(alice.code()).with("login", "");

    assertThat(form.submitAside().isSignedIn()).isTrue();
    assertThat(form.submitAside().isSignedIn()).isFalse();
    assertThat(alice.account().admin().sessions()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "OBV-4: of many posts at the same moment one finds it right, and one session comes of it")
  void isRightForOnePostOfMany(TestRealm realm, KeycloakServer server) {
    CodeUser alice = method.enrolled(realm, "alice");
    Form form = alice.passPassword().withCode(alice.code()).with("login", "");
    int verifiedBefore = server.metrics().attempts(realm.name(), "verified");

    List<Page> answers = Race.of(8, i -> form::submitAside);

    // Keycloak may answer a second post of this very login, with its cookie, by the finished login.
    assertThat(answers).anyMatch(Page::isSignedIn);
    assertThat(Race.notRedirected(answers)).noneMatch(page -> page.status() >= 500);
    assertThat(server.metrics().attempts(realm.name(), "verified") - verifiedBefore).isEqualTo(1);
    assertThat(alice.account().admin().sessions()).isEqualTo(1);
  }

  @Test
  @DisplayName("ASVS 6.6.2: it is worth nothing in another login of the same user")
  void isBoundToItsLogin(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    alice.passPassword();
    String codeOfTheFirst = alice.code(1);
    CodePage second = alice.passPassword();
    String codeOfTheSecond = alice.code(2);

    CodePage refused = second.enter(codeOfTheFirst).as(CodePage::new);
    assertThat(refused.error()).isEqualTo("This code is wrong. You have 4 more attempts.");
    assertThat(refused.enter(codeOfTheSecond).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("ASVS 6.6.2: it is worth nothing in the login of another user")
  void isBoundToItsUser(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodeUser mallory = method.enrolled(realm, "mallory");
    CodePage login = alice.passPassword();
    mallory.passPassword();

    CodePage refused = login.enter(mallory.code()).as(CodePage::new);

    assertThat(refused.error()).startsWith("This code is wrong.");
  }

  @Test
  @DisplayName("ASVS 6.6.2: it is worth nothing once codes go elsewhere")
  void isBoundToItsDestination(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage login = alice.passPassword();
    String oldCode = alice.code();

    String other = method.newDestination(realm, "new");
    method.enrol(alice.account(), other);

    Page refused = login.enter(oldCode);
    assertThat(refused.isSignedIn()).isFalse();
    CodePage renewed = refused.as(CodePage::new).resend().as(CodePage::new);
    assertThat(renewed.destination()).isEqualTo(method.masked(other));
    assertThat(renewed.enter(alice.codeTo(other, 1)).isSignedIn()).isTrue();
  }
}
