package dev.secondfactor.it.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.SmtpFault;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given Keycloak's events of a realm")
class EventsIT {

  @Test
  @Tag("smoke")
  @DisplayName(
      "C10: enrolment, messages, a wrong code, a login and a removal are there, with the method, and the address masked")
  void tellWhatHappened(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.admin().addRequiredAction("second-factor-configure-email");
    String address = "codes-" + alice.email();
    CodePage proof =
        LoginPage.of(realm)
            .signIn(alice)
            .as(EmailAddressPage::new)
            .submit(address)
            .as(CodePage::new);
    proof.enter(inbox.nthCode(address, 1)).as(AppPage::new);
    expectMethod(event(realm, "UPDATE_CREDENTIAL"));

    LoginSession session = realm.newSession();
    CodePage login = session.open().as(LoginPage::new).signIn(alice).as(CodePage::new);
    String code = inbox.nthCode(address, 2);
    CodePage wrong = login.enter(Codes.wrong(code)).as(CodePage::new);
    JsonNode refused = event(realm, "LOGIN_ERROR");
    expectMethod(refused);
    assertThat(refused.path("error").asText()).isEqualTo("invalid_user_credentials");
    assertThat(refused.path("userId").asText()).isEqualTo(alice.id());
    assertThat(refused.path("ipAddress").asText()).isNotEmpty();

    wrong.enter(code).as(AppPage::new);
    JsonNode loggedIn = event(realm, "LOGIN");
    expectMethod(loggedIn);
    assertThat(loggedIn.path("userId").asText()).isEqualTo(alice.id());

    Waiting.until("two messages", () -> realm.admin().events("SEND_VERIFY_EMAIL").size() == 2);
    JsonNode sent = event(realm, "SEND_VERIFY_EMAIL");
    expectMethod(sent);
    assertThat(sent.path("userId").asText()).isEqualTo(alice.id());
    assertThat(sent.path("clientId").asText()).isEqualTo(TestRealm.CLIENT);
    assertThat(detail(sent, "second_factor_destination")).contains(TestUser.masked(address));

    String credential =
        alice.admin().credential("second-factor-email").orElseThrow().path("id").asText();
    Page confirm = session.openAction("delete_credential:" + credential);
    confirm.forms().get(0).submit("accept", "").as(AppPage::new);
    JsonNode removed = event(realm, "REMOVE_CREDENTIAL");
    assertThat(detail(removed, "credential_type")).contains("second-factor-email");

    String all = realm.admin().events().toString() + realm.admin().adminEvents();
    assertThat(all).doesNotContain(address).doesNotContain(code);
  }

  @Test
  @DisplayName("C10: an attempt on a locked method is an event of its own")
  void tellOfALock(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    CodePage open = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String right = inbox.nthCode(alice.email(), 1);
    CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String wrong = Codes.wrong(inbox.nthCode(alice.email(), 2));
    for (int i = 0; i < 5; i++) {
      page = page.enter(wrong).as(CodePage::new);
    }
    // The page that was open before the lock.
    open.enter(right).as(CodePage::new);

    JsonNode locked = event(realm, "LOGIN_ERROR");
    expectMethod(locked);
    assertThat(locked.path("error").asText()).isEqualTo("user_temporarily_disabled");
    assertThat(realm.admin().events("LOGIN_ERROR"))
        .filteredOn(event -> event.path("error").asText().equals("invalid_user_credentials"))
        .hasSize(5)
        .allSatisfy(EventsIT::expectMethod);
  }

  @Test
  @ExpectedInLog(ExpectedInLog.MAIL_FAILURE)
  @DisplayName(
      "C10: a message that could not be sent is an event with the reason, not a failed login")
  void tellOfAFailedDelivery(TestRealm realm) {
    realm.mailThrough(SmtpFault.down());
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();

    LoginPage.of(realm).signIn(alice).as(CodePage::new);

    JsonNode failed =
        Waiting.forSome(
            "the event",
            () -> realm.admin().events("SEND_VERIFY_EMAIL_ERROR").stream().findFirst());
    expectMethod(failed);
    assertThat(failed.path("error").asText()).isEqualTo("email_send_failed");
    assertThat(detail(failed, "reason")).isPresent();
    assertThat(detail(failed, "second_factor_destination"))
        .contains(TestUser.masked(alice.email()));
    assertThat(realm.admin().events("LOGIN_ERROR")).isEmpty();
  }

  /** The newest event of a type. */
  private static JsonNode event(TestRealm realm, String type) {
    return Waiting.forSome(type, () -> realm.admin().events(type).stream().findFirst());
  }

  private static void expectMethod(JsonNode event) {
    assertThat(detail(event, "second_factor_method")).as(event.toString()).contains("email-otp");
    assertThat(detail(event, "credential_type"))
        .as(event.toString())
        .contains("second-factor-email");
  }

  private static Optional<String> detail(JsonNode event, String name) {
    return Optional.of(event.path("details").path(name).asText("")).filter(text -> !text.isEmpty());
  }
}
