package dev.secondfactor.it.email.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.email.EmailUser;
import dev.secondfactor.it.email.RealmEvents;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given the account console and the administrator's view of an account")
class AccountConsoleIT {

  private static final String TYPE = "second-factor-email";
  private static final String ACTION = "second-factor-configure-email";

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 21: the console offers to set the method up, then to change and remove it")
  void isVisibleInTheConsole(TestRealm realm, Inbox inbox) {
    TestUser bob = realm.addUser("bob");
    LoginSession session = realm.newSession();
    AppPage before = session.open().as(LoginPage::new).signIn(bob).as(AppPage::new);
    JsonNode offered = new AccountConsole(realm, before.tokens()).kind(TYPE).orElseThrow();
    assertThat(offered.path("createAction").asText()).isEqualTo(ACTION);
    assertThat(offered.path("category").asText()).isEqualTo("two-factor");
    assertThat(offered.path("displayName").asText()).isEqualTo(TYPE + "-display-name");
    assertThat(offered.path("userCredentialMetadatas")).isEmpty();

    AppPage after =
        session
            .openAction(ACTION)
            .as(EmailAddressPage::new)
            .submit(bob.email())
            .as(CodePage::new)
            .enter(inbox.code(bob.email()))
            .as(AppPage::new);
    assertThat(after.parameter("kc_action_status")).contains("success");

    JsonNode kind = new AccountConsole(realm, after.tokens()).kind(TYPE).orElseThrow();
    assertThat(kind.path("createAction").asText()).isEqualTo(ACTION);
    assertThat(kind.path("removeable").asBoolean()).isTrue();
    assertThat(kind.path("userCredentialMetadatas")).hasSize(1);
    assertThat(kind.toString()).contains(TestUser.masked(bob.email())).doesNotContain(bob.email());
  }

  @Test
  @DisplayName("TRAP 21: the administrator sees it among the credentials, with a masked address")
  void isVisibleToTheAdministrator(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");

    JsonNode credential = alice.account().admin().credential(TYPE).orElseThrow();

    assertThat(credential.path("credentialData").asText())
        .contains(TestUser.masked(alice.address()));
    assertThat(realm.admin().requiredActions())
        .anyMatch(
            action ->
                action.path("alias").asText().equals(ACTION) && action.path("enabled").asBoolean());
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 20: removed by the user, it is gone, and both addresses are told")
  void isGoneWhenTheUserRemovesIt(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    String id = alice.account().admin().credential(TYPE).orElseThrow().path("id").asText();
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
    assertThat(alice.account().admin().credential(TYPE)).isEmpty();
    assertThat(new RealmEvents(realm).of("REMOVE_CREDENTIAL"))
        .anyMatch(event -> event.path("details").path("credential_type").asText().equals(TYPE));
    assertThat(inbox.await(alice.address(), 2).subject()).contains("Second factor removed");
    assertThat(inbox.first(alice.account().email()).subject()).contains("Second factor removed");
    AppPage next = LoginPage.of(realm).signIn(alice.account()).as(AppPage::new);
    var tokens = next.tokens();
    assertThat(tokens.username()).isEqualTo("alice");
    JsonNode kind = new AccountConsole(realm, tokens).kind(TYPE).orElseThrow();
    assertThat(kind.path("createAction").asText()).isEqualTo(ACTION);
    assertThat(alice.codesSentInAll()).isEqualTo(1);
  }

  @Test
  @DisplayName("TRAP 20: removed while its form is open, the form is of no use any more")
  void endsTheOpenForm(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    CodePage open = alice.passPassword();
    String code = alice.code();
    String id = alice.account().admin().credential(TYPE).orElseThrow().path("id").asText();

    alice.account().admin().deleteCredential(id);

    assertThat(open.enter(code).isSignedIn()).isFalse();
    assertThat(alice.isSignedIn()).isFalse();
  }
}
