package dev.secondfactor.it.sentcode.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.account.AccountConsole;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@DisplayName("Given the account console and the administrator's view of an account")
class AccountConsoleIT {

  @Parameter private SentMethod method;

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 21: the console offers to set the method up, then to change and remove it")
  void isVisibleInTheConsole(TestRealm realm) {
    String type = method.credentialType();
    method.switchOn(realm);
    TestUser bob = realm.addUser("bob");
    String destination = method.newDestination(realm, "bob");
    LoginSession session = realm.newSession();
    AppPage before = session.open().as(LoginPage::new).signIn(bob).as(AppPage::new);
    JsonNode offered = new AccountConsole(realm, before.tokens()).kind(type).orElseThrow();
    assertThat(offered.path("createAction").asText()).isEqualTo(method.action());
    assertThat(offered.path("category").asText()).isEqualTo("two-factor");
    assertThat(offered.path("displayName").asText()).isEqualTo(type + "-display-name");
    assertThat(offered.path("userCredentialMetadatas")).isEmpty();

    AppPage after =
        session
            .openAction(method.action())
            .as(method::destinationPage)
            .submit(destination)
            .as(CodePage::new)
            .enter(method.awaitCode(realm, destination, 1))
            .as(AppPage::new);
    assertThat(after.parameter("kc_action_status")).contains("success");

    JsonNode kind = new AccountConsole(realm, after.tokens()).kind(type).orElseThrow();
    assertThat(kind.path("createAction").asText()).isEqualTo(method.action());
    assertThat(kind.path("removeable").asBoolean()).isTrue();
    assertThat(kind.path("userCredentialMetadatas")).hasSize(1);
    assertThat(kind.toString()).contains(method.masked(destination)).doesNotContain(destination);
  }

  @Test
  @DisplayName(
      "TRAP 21: the administrator sees it among the credentials, with a masked destination")
  void isVisibleToTheAdministrator(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");

    JsonNode credential = alice.credential().orElseThrow();

    assertThat(credential.path("credentialData").asText()).contains(alice.maskedDestination());
    assertThat(realm.admin().requiredActions())
        .anyMatch(
            action ->
                action.path("alias").asText().equals(method.action())
                    && action.path("enabled").asBoolean());
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 20: removed by the user, it is gone, and the account's address is told")
  void isGoneWhenTheUserRemovesIt(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    String id = alice.credential().orElseThrow().path("id").asText();
    LoginSession session = realm.newSession();
    alice.passPassword(session).enter(alice.code()).as(AppPage::new);

    AppPage done =
        session
            .openAction("delete_credential:" + id)
            .expect("login-delete-credential")
            .forms()
            .get(0)
            .submit("accept", "")
            .as(AppPage::new);

    assertThat(done.parameter("kc_action_status")).contains("success");
    assertThat(alice.credential()).isEmpty();
    assertThat(new RealmEvents(realm).of("REMOVE_CREDENTIAL"))
        .anyMatch(
            event ->
                event
                    .path("details")
                    .path("credential_type")
                    .asText()
                    .equals(method.credentialType()));
    assertThat(realm.mails().first(alice.account().email()).subject())
        .contains("Second factor removed");
    AppPage next = LoginPage.of(realm).signIn(alice.account()).as(AppPage::new);
    var tokens = next.tokens();
    assertThat(tokens.username()).isEqualTo("alice");
    JsonNode kind = new AccountConsole(realm, tokens).kind(method.credentialType()).orElseThrow();
    assertThat(kind.path("createAction").asText()).isEqualTo(method.action());
    assertThat(alice.codesSentInAll()).isEqualTo(1);
  }

  @Test
  @DisplayName("TRAP 20: removed while its form is open, the form is of no use any more")
  void endsTheOpenForm(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage open = alice.passPassword();
    String code = alice.code();

    alice.removeCredential();

    assertThat(open.enter(code).isSignedIn()).isFalse();
    assertThat(alice.isSignedIn()).isFalse();
  }
}
