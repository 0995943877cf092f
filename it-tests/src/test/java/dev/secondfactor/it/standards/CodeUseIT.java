package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@ExpectedInLog({ExpectedInLog.TOO_LATE_FOR_A_LOGIN, ExpectedInLog.MESSAGE_TAKEN_AWAY})
@Tag("standard")
@DisplayName("Given a right code")
class CodeUseIT {

  private final TestRealm realm;

  CodeUseIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName("OBV-4: it is taken once: the same form sent again does not sign in again")
  void isTakenOnce(Inbox inbox) {
    TestUser alice = enrolled(realm, "alice");
    Form form =
        LoginPage.of(realm)
            .signIn(alice)
            .as(CodePage::new)
            .withCode(inbox.code(alice.email()))
            .with("login", "");

    assertThat(form.submitAside().isSignedIn()).isTrue();
    assertThat(form.submitAside().isSignedIn()).isFalse();
    assertThat(alice.admin().sessions()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "OBV-4: of many posts at the same moment one finds it right, and one session comes of it")
  void isRightForOnePostOfMany(KeycloakServer server, Inbox inbox) {
    TestUser alice = enrolled(realm, "alice");
    Form form =
        LoginPage.of(realm)
            .signIn(alice)
            .as(CodePage::new)
            .withCode(inbox.code(alice.email()))
            .with("login", "");
    int verifiedBefore = server.metrics().attempts(realm.name(), "verified");

    List<Page> answers = Race.of(8, i -> form::submitAside);

    // Keycloak may answer a second post of this very login, with its cookie, by the finished login.
    assertThat(answers).anyMatch(Page::isSignedIn);
    assertThat(Race.notRedirected(answers)).noneMatch(page -> page.status() >= 500);
    assertThat(server.metrics().attempts(realm.name(), "verified") - verifiedBefore).isEqualTo(1);
    assertThat(alice.admin().sessions()).isEqualTo(1);
  }

  @Test
  @DisplayName("ASVS 6.6.2: it is worth nothing in another login of the same user")
  void isBoundToItsLogin(Inbox inbox) {
    TestUser alice = enrolled(realm, "alice");
    LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String codeOfTheFirst = inbox.code(alice.email(), 1);
    CodePage second = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String codeOfTheSecond = inbox.code(alice.email(), 2);

    CodePage refused = second.enter(codeOfTheFirst).as(CodePage::new);
    assertThat(refused.error()).isEqualTo("This code is wrong. You have 4 more attempts.");
    assertThat(refused.enter(codeOfTheSecond).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("ASVS 6.6.2: it is worth nothing in the login of another user")
  void isBoundToItsUser(Inbox inbox) {
    TestUser alice = enrolled(realm, "alice");
    TestUser mallory = enrolled(realm, "mallory");
    CodePage login = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    LoginPage.of(realm).signIn(mallory).as(CodePage::new);

    CodePage refused = login.enter(inbox.code(mallory.email())).as(CodePage::new);

    assertThat(refused.error()).startsWith("This code is wrong.");
  }

  @Test
  @DisplayName("ASVS 6.6.2: it is worth nothing once codes go to another address")
  void isBoundToItsAddress(Inbox inbox) {
    TestUser alice = enrolled(realm, "alice");
    CodePage login = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String codeToTheOldAddress = inbox.code(alice.email());

    alice.enrolEmail("new-" + alice.email());

    Page refused = login.enter(codeToTheOldAddress);
    assertThat(refused.isSignedIn()).isFalse();
    CodePage renewed = refused.as(CodePage::new).resend().as(CodePage::new);
    assertThat(renewed.destination()).startsWith("n");
    assertThat(renewed.enter(inbox.code("new-" + alice.email())).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName(
      "ASVS 6.6.2: a code that proves a new address does not sign in, nor the other way round")
  void isBoundToItsPurpose(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("emailDestination", "account-address"));
    TestUser alice = realm.addUser("alice");
    alice.admin().addRequiredAction("second-factor-configure-email");
    CodePage login = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String loginCode = inbox.code(alice.email(), 1);
    CodePage proof =
        login.enter(loginCode).as(EmailAddressPage::new).submit(alice.email()).as(CodePage::new);
    inbox.await(alice.email(), 2);

    assertThat(proof.enter(loginCode).as(CodePage::new).error()).startsWith("This code is wrong.");
    CodePage other = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(other.enter(inbox.code(alice.email(), 2)).as(CodePage::new).error())
        .startsWith("This code is wrong.");
  }

  private static TestUser enrolled(TestRealm realm, String username) {
    TestUser user = realm.addUser(username);
    user.enrolEmail();
    return user;
  }
}
