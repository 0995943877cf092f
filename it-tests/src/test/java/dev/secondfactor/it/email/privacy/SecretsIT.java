package dev.secondfactor.it.email.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.email.DatabaseRow;
import dev.secondfactor.it.email.EmailUser;
import dev.secondfactor.it.email.RealmEvents;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.AdminApi;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given codes and addresses that nobody else may read")
class SecretsIT {

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 16: while a code is live, neither the caches nor the database have it")
  void storesNoCode(TestRealm realm, Inbox inbox, TestSupport support) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    alice.passPassword();
    String code = alice.code();
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction("second-factor-configure-email");
    LoginPage.of(realm).signIn(bob).as(EmailAddressPage::new).submit(bob.email());
    String proof = inbox.code(bob.email());

    String caches = support.caches();
    String database = support.database();

    assertThat(caches).as("the challenge is there").contains("superseded").contains("digest");
    for (String secret : List.of(code, proof)) {
      assertThat(caches).doesNotContainPattern(standingAlone(secret));
      assertThat(database).doesNotContainPattern(standingAlone(secret));
    }
    assertThat(caches).doesNotContain(alice.address());
  }

  @Test
  @DisplayName("TRAP 16: neither events nor the administrator's views have the code or the address")
  void showsNothingToAdministrators(TestRealm realm, Inbox inbox, TestSupport support) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    CodePage page = alice.passPassword();
    String code = alice.code();
    page.enter(Codes.wrong(code)).as(CodePage::new).enter(code).as(AppPage::new);
    Waiting.until(
        "the event of the message",
        () -> !new RealmEvents(realm).of("SEND_VERIFY_EMAIL").isEmpty());
    AdminApi api = realm.admin().api();
    String user = realm.admin().path("/users/" + alice.account().id());
    String export = "/partial-export?exportClients=true&exportGroupsAndRoles=true";

    List<String> views =
        Stream.of(
                api.get(realm.admin().path("/events?max=1000")),
                api.get(user),
                api.get(user + "/credentials"),
                api.get(user + "/sessions"),
                api.get(realm.admin().path("/users?search=alice&briefRepresentation=false")),
                api.get(realm.admin().path("/components")),
                api.get(realm.admin().path("/second-factor/policy")),
                api.post(realm.admin().path(export), Json.object()).json())
            .map(Object::toString)
            .toList();

    assertThat(views).noneMatch(view -> view.contains(alice.address()));
    assertThat(views).noneMatch(view -> Pattern.compile(standingAlone(code)).matcher(view).find());
    assertThat(views.get(0)).contains(TestUser.masked(alice.address()));
    assertThat(views.get(2))
        .contains(TestUser.masked(alice.address()))
        .doesNotContain("secretData");
    List<DatabaseRow> record =
        DatabaseRow.all(support).stream().filter(DatabaseRow::isOfTheRecord).toList();
    assertThat(record).anyMatch(row -> row.values().contains(alice.account().id()));
    assertThat(record).noneMatch(row -> row.values().contains(alice.address()));
  }

  @Test
  @DisplayName("TRAP 16: no page shows the address in full, nor an exception")
  void showsNothingOnPages(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    CodePage page = alice.passPassword();
    String code = alice.code();
    CodePage wrong = page.enter(Codes.wrong(code)).as(CodePage::new);
    CodePage early = wrong.resend().as(CodePage::new);

    for (CodePage shown : List.of(page, wrong, early)) {
      assertThat(shown.destination()).isEqualTo(TestUser.masked(alice.address()));
      assertThat(shown.page().source())
          .doesNotContain(alice.address())
          .doesNotContain(alice.account().id())
          .doesNotContain("Exception")
          .doesNotContainPattern(standingAlone(code));
    }
    assertThat(page.page().header("Cache-Control")).contains("no-store");
  }

  @Test
  @DisplayName("TRAP 30: with the realm's mail debugging on, the code still stays out of the log")
  void logsNoConversationWithTheMailServer(
      TestRealm realm, Inbox inbox, KeycloakServer server, TestSupport support) {
    realm.admin().change(settings -> settings.withObject("/smtpServer").put("debug", "true"));
    assertThat(realm.admin().settings().path("smtpServer").path("debug").asText())
        .isEqualTo("true");
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    long mark = server.log().end();

    CodePage page = alice.passPassword();
    String code = alice.code();
    page.enter(Codes.wrong(code)).as(CodePage::new).enter(code).as(AppPage::new);
    support.log("the last line of this test");

    Waiting.until(
        "the last line", () -> server.log().textSince(mark).contains("the last line of this test"));
    assertThat(server.log().textSince(mark))
        .doesNotContainPattern(standingAlone(code))
        .doesNotContain(alice.address())
        .doesNotContain("DEBUG SMTP");
  }

  @Test
  @DisplayName("TRAP 30: without any setting a code is mailed, and nothing else is done with it")
  void simulatesNothing(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");

    CodePage page = alice.passPassword();

    assertThat(inbox.first(alice.address()).to()).containsExactly(alice.address());
    assertThat(page.page().source()).doesNotContainPattern(standingAlone(alice.code()));
  }

  private static String standingAlone(String secret) {
    return "(?<![\\w.-])" + Pattern.quote(secret) + "(?![\\w-])";
  }
}
