package dev.secondfactor.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.Metrics;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given who is told of recovery codes that are made and used")
class RecoveryNoticesIT {

  @Test
  @Tag("standard")
  @DisplayName("SRC-2: each use is told by mail: time, IP address, browser, and how many are left")
  void tellsOfEachUse(TestRealm realm, Inbox inbox) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    String address = alice.account().email();
    inbox.first(address);
    LoginSession session =
        realm.newSession().from("203.0.113.77").withBrowser("Mozilla/5.0 (X11) Firefox/140.0");

    alice.passPassword(session).enter(alice.code(5).written());

    Mail mail = inbox.await(address, 2);
    assertThat(mail.subject()).isEqualTo("Recovery code used for " + realm.title());
    for (String body : List.of(mail.text(), mail.html())) {
      assertThat(body)
          .contains("Recovery code", "203.0.113.77", "Firefox")
          .containsPattern("20\\d\\d")
          .containsPattern("left\\D+9")
          .doesNotContain(alice.code(5).written(), alice.code(5).plain());
    }
    alice.signIn(1);
    assertThat(inbox.await(address, 3).text()).containsPattern("left\\D+8");
  }

  @Test
  @Tag("standard")
  @DisplayName("SRC-2: a first set and one in its place are told by mail, without the codes")
  void tellsOfEachSet(TestRealm realm, Inbox inbox) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    String address = alice.account().email();
    Mail first = inbox.first(address);
    assertThat(first.subject()).isEqualTo("Second factor set up for " + realm.title());

    RecoverySetupPage page =
        RecoveryUser.left(alice.passPassword().enter(alice.code(1).written())).renew();
    List<String> codes =
        RecoveryUser.codesOf(realm, page).stream().map(code -> code.written()).toList();
    page.finish();

    Mail replaced = inbox.await(address, 3);
    assertThat(replaced.subject()).isEqualTo("Recovery codes replaced for " + realm.title());
    for (Mail mail : inbox.to(address)) {
      assertThat(mail.text() + mail.html())
          .contains(realm.title())
          .doesNotContain(codes)
          .doesNotContain(alice.codes().stream().map(code -> code.written()).toList());
    }
  }

  @Test
  @Tag("smoke")
  @DisplayName("C10: sets, wrong codes and logins are events with the method, and without a code")
  void areEvents(TestRealm realm) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    expectMethod(newest(realm, "UPDATE_CREDENTIAL"));

    RecoveryPage wrong = alice.guess(alice.passPassword(), 0, 1);
    JsonNode refused = newest(realm, "LOGIN_ERROR");
    expectMethod(refused);
    assertThat(refused.path("error").asText()).isEqualTo("invalid_user_credentials");
    assertThat(refused.path("userId").asText()).isEqualTo(alice.account().id());

    RecoveryUser.left(wrong.enter(alice.code(1).written())).later();
    JsonNode login = newest(realm, "LOGIN");
    expectMethod(login);
    assertThat(login.path("userId").asText()).isEqualTo(alice.account().id());

    RecoverySetupPage next =
        RecoveryUser.left(alice.passPassword().enter(alice.code(2).written())).renew();
    RecoveryUser.codesOf(realm, next);
    next.finish();
    expectMethod(newest(realm, "UPDATE_CREDENTIAL"));
    assertThat(new RealmEvents(realm).of("UPDATE_CREDENTIAL")).hasSize(2);

    String all = realm.admin().events().toString() + realm.admin().adminEvents();
    assertThat(all).doesNotContain(realm.secrets());
  }

  @Test
  @DisplayName("C10: attempts are counted by realm, method and result")
  void areCounted(TestRealm realm, KeycloakServer server) {
    RecoveryUser alice = RecoveryUser.enrolled(realm, "alice");
    RecoveryPage page = alice.guess(alice.passPassword(), 0, 2);
    page = page.enter("").as(RecoveryPage::new);
    page = page.enter(alice.code(1).mistyped()).as(RecoveryPage::new);
    page.enter(alice.code(1).written());

    Metrics metrics = server.metrics();
    assertThat(metrics.attempts(realm.name(), "wrong")).isEqualTo(2);
    assertThat(metrics.attempts(realm.name(), "verified")).isEqualTo(1);
    assertThat(metrics.named("second_factor_attempts_total"))
        .filteredOn(counter -> realm.name().equals(counter.tags().get("realm")))
        .allMatch(counter -> "recovery-codes".equals(counter.tags().get("method")));
  }

  private static JsonNode newest(TestRealm realm, String type) {
    return new RealmEvents(realm).of(type).get(0);
  }

  private static void expectMethod(JsonNode event) {
    JsonNode details = event.path("details");
    assertThat(details.path("second_factor_method").asText())
        .as(event.toString())
        .isEqualTo("recovery-codes");
    assertThat(details.path("credential_type").asText())
        .as(event.toString())
        .isEqualTo(RecoveryUser.TYPE);
  }
}
