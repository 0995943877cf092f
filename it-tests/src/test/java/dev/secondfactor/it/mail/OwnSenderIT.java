package dev.secondfactor.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import jakarta.mail.internet.MimeUtility;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given a realm whose code mails have a sender of their own")
class OwnSenderIT {

  private static final String MAILBOX_USER = "codes-user";

  private final TestRealm realm;

  OwnSenderIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName("C7: a name and address of its own, through the realm's server")
  void hasItsOwnName(Inbox inbox) {
    realm.policy(
        Map.of(
            "senderAddress", "codes@sender.test",
            "senderName", "Codes, Größe 1",
            "senderReplyTo", "nobody@sender.test"));

    Mail mail = codeMail(realm, inbox);

    assertThat(mail.from()).contains("codes@sender.test").doesNotContain("realm@keycloak.test");
    assertThat(decoded(mail.from())).contains("Codes, Größe 1");
    assertThat(mail.replyTo()).contains("nobody@sender.test");
  }

  @Test
  @DisplayName("C7: without one, code mails come from the realm")
  void isTheRealmOtherwise(TestRealm realm, Inbox inbox) {
    Mail mail = codeMail(realm, inbox);

    assertThat(mail.from()).contains("realm@keycloak.test").contains("Realm of the tests");
    assertThat(mail.subject()).isEqualTo("Your code for " + realm.title());
  }

  @Test
  @DisplayName(
      "C7: a server and mailbox of its own, for codes and notices; the realm's server gets none of them")
  void hasItsOwnServer(Inbox inbox) {
    String password = UUID.randomUUID().toString();
    try (Inbox own = Inbox.forUser(MAILBOX_USER, password)) {
      realm.policy(ownServer(own, password));
      TestUser alice = realm.addUser("alice");
      alice.enrolEmail();
      CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);

      Mail mail = own.first(alice.email());
      assertThat(mail.from()).contains("codes@sender.test");
      for (int i = 0; i < 5; i++) {
        page = page.enter(mail.wrongCode()).as(CodePage::new);
      }
      own.withSubject(alice.email(), "Second factor locked for " + realm.title());
      assertThat(inbox.count(alice.email())).isZero();
    }
  }

  @Test
  @DisplayName("C7: what the policy's resource shows of it can be saved there, and still works")
  void survivesItsOwnForm(Inbox inbox) {
    String password = UUID.randomUUID().toString();
    realm.keepSecret(password);
    try (Inbox own = Inbox.forUser(MAILBOX_USER, password)) {
      realm.policy(ownServer(own, password));
      JsonNode shown = realm.admin().secondFactorPolicy();
      assertThat(shown.path("senderMailboxPassword").asText()).isEqualTo("**********");
      assertThat(shown.path("senderUser").asText()).isEqualTo(MAILBOX_USER);
      assertThat(shown.path("senderPort").asInt()).isEqualTo(own.port());
      ObjectNode form = shown.deepCopy();
      form.remove(List.of("problems", "warnings"));

      Reply saved =
          realm.admin().api().attempt("PATCH", realm.admin().path("/second-factor/policy"), form);

      assertThat(saved.status()).as(saved.body()).isEqualTo(200);
      TestUser alice = realm.addUser("alice");
      alice.enrolEmail();
      CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
      assertThat(page.enter(own.code(alice.email())).isSignedIn()).isTrue();
      assertThat(inbox.count(alice.email())).isZero();
    }
  }

  @Test
  @DisplayName(
      "C7: the mailbox's password is shown nowhere, survives a save of what is shown, and is used")
  void keepsItsPassword(Inbox inbox) {
    String password = UUID.randomUUID().toString();
    try (Inbox own = Inbox.forUser(MAILBOX_USER, password)) {
      realm.policy(ownServer(own, password));
      JsonNode shown = realm.admin().components(TestRealm.POLICY_TYPE).get(0);
      JsonNode export =
          realm
              .admin()
              .api()
              .post(
                  realm
                      .admin()
                      .path("/partial-export?exportClients=true&exportGroupsAndRoles=true"),
                  Json.object())
              .json();
      assertThat(shown.path("config").path("senderMailboxPassword").path(0).asText())
          .isEqualTo("**********");
      assertThat(export.toString()).contains("senderMailboxPassword").doesNotContain(password);
      assertThat(realm.admin().adminEvents().toString())
          .contains("senderMailboxPassword")
          .doesNotContain(password);

      realm
          .admin()
          .api()
          .put(realm.admin().path("/components/" + shown.path("id").asText()), shown);
      TestUser alice = realm.addUser("alice");
      alice.enrolEmail();
      CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);

      assertThat(page.enter(own.code(alice.email())).isSignedIn()).isTrue();
      assertThat(inbox.count(alice.email())).isZero();
    }
  }

  @Test
  @ExpectedInLog({ExpectedInLog.MAIL_FAILURE, "AuthenticationFailedException"})
  @DisplayName("C7: a wrong password of the mailbox is a failed delivery, said on the page")
  void saysWhenThePasswordIsWrong() {
    try (Inbox own = Inbox.forUser(MAILBOX_USER, "right")) {
      realm.policy(ownServer(own, "wrong-" + UUID.randomUUID()));
      TestUser alice = realm.addUser("alice");
      alice.enrolEmail();
      CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);

      Waiting.until(
          "the page that knows of the failure",
          () -> page.reload().delivery().startsWith("The code could not be sent."));
      assertThat(own.all()).isEmpty();
    }
  }

  private static Mail codeMail(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    LoginPage.of(realm).signIn(alice).as(CodePage::new);
    return inbox.first(alice.email());
  }

  private static Map<String, String> ownServer(Inbox own, String password) {
    return Map.of(
        "senderAddress",
        "codes@sender.test",
        "senderHost",
        "127.0.0.1",
        "senderPort",
        Integer.toString(own.port()),
        "senderSecurity",
        "none",
        "senderUser",
        MAILBOX_USER,
        "senderMailboxPassword",
        password);
  }

  private static String decoded(String header) {
    try {
      return MimeUtility.decodeText(header);
    } catch (UnsupportedEncodingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
