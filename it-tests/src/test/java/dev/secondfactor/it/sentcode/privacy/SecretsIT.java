package dev.secondfactor.it.sentcode.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.AdminApi;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.DatabaseRow;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@DisplayName("Given codes and addresses that nobody else may read")
class SecretsIT {

  @Parameter private SentMethod method;

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 16: while a code is live, neither the caches nor the database have it")
  void storesNoCode(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
    alice.passPassword();
    String code = alice.code();
    CodeUser bob = method.invited(realm, "bob");
    bob.sendProof();
    String proof = bob.code();

    String caches = support.caches();
    String database = support.database();

    assertThat(caches).as("the challenge is there").contains("superseded").contains("digest");
    for (String secret : List.of(code, proof)) {
      assertThat(caches).doesNotContainPattern(standingAlone(secret));
      assertThat(database).doesNotContainPattern(standingAlone(secret));
    }
    assertThat(caches).doesNotContain(alice.destination());
  }

  @Test
  @DisplayName("TRAP 16: neither events nor the administrator's views have the code or the address")
  void showsNothingToAdministrators(TestRealm realm, TestSupport support) {
    CodeUser alice = method.enrolled(realm, "alice");
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

    assertThat(views).noneMatch(view -> view.contains(alice.destination()));
    assertThat(views).noneMatch(view -> Pattern.compile(standingAlone(code)).matcher(view).find());
    assertThat(views.get(0)).contains(alice.maskedDestination());
    assertThat(views.get(2)).contains(alice.maskedDestination()).doesNotContain("secretData");
    List<DatabaseRow> record =
        DatabaseRow.all(support).stream().filter(DatabaseRow::isOfTheRecord).toList();
    assertThat(record).anyMatch(row -> row.values().contains(alice.account().id()));
    assertThat(record).noneMatch(row -> row.values().contains(alice.destination()));
  }

  @Test
  @DisplayName("TRAP 16: no page shows the address in full, nor an exception")
  void showsNothingOnPages(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String code = alice.code();
    CodePage wrong = page.enter(Codes.wrong(code)).as(CodePage::new);
    CodePage early = wrong.resend().as(CodePage::new);

    for (CodePage shown : List.of(page, wrong, early)) {
      assertThat(shown.destination()).isEqualTo(alice.maskedDestination());
      assertThat(shown.page().source())
          .doesNotContain(alice.destination())
          .doesNotContain(alice.account().id())
          .doesNotContain("Exception")
          .doesNotContainPattern(standingAlone(code));
    }
    assertThat(page.page().header("Cache-Control")).contains("no-store");
  }

  private static String standingAlone(String secret) {
    return "(?<![\\w.-])" + Pattern.quote(secret) + "(?![\\w-])";
  }
}
