package dev.secondfactor.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.PaperCode;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-recovery-codes"})
@DisplayName("Given a user without a factor at hand, and a code that an administrator issues")
class BypassCodeIT {

  private static final String REASON = "{\"reason\": \"has shown her passport\"}";
  private static final String CODE = "bypass-code";
  private static final int POSTS = 20;

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName(
      "C9: it signs in once in place of the app, and a new factor is set up before the end")
  void signsInOnce(TestRealm realm, Inbox inbox) {
    UserCalls alice = withApp(realm, "alice");
    Instant before = Instant.now();

    Reply issued = alice.post(CODE, REASON);

    assertThat(issued.status()).isEqualTo(201);
    String code = kept(realm, issued);
    Instant expires = Instant.parse(issued.json().path("expires").asText());
    assertThat(expires).isBetween(before.plusSeconds(3598), Instant.now().plusSeconds(3600));
    assertThat(alice.view().path("bypassCodeExpires").asText()).isEqualTo(expires.toString());

    RecoveryPage page = another(alice);
    assertThat(page.hint()).contains("your administrator has given you");
    assertThat(page.enter(code).as(TotpSetupPage::new)).isNotNull();

    assertThat(alice.view().has("bypassCodeExpires")).isFalse();
    assertThat(alice.user().admin().requiredActions())
        .containsExactly("second-factor-configure-totp");
    assertThat(inbox.withSubject(alice.user().email(), "One-time code issued for " + realm.title()))
        .satisfies(mail -> assertThat(mail.text()).doesNotContain(code));
    assertThat(inbox.withSubject(alice.user().email(), "One-time code used for " + realm.title()))
        .isNotNull();
    // The set-up was not done: the next login is asked for the app, and for the set-up.
    assertThat(password(alice).as(TotpPage::new).page().find("#kc-select-try-another-way-form"))
        .isEmpty();
  }

  @Test
  @DisplayName("C9: it works once: not in a second login, and not in an older one that was open")
  void once(TestRealm realm) {
    UserCalls bella = withApp(realm, "bella");
    String code = kept(realm, bella.post(CODE, REASON));
    RecoveryPage open = another(bella);

    another(bella).enter(code).as(TotpSetupPage::new);

    Page again = open.enter(code);
    assertThat(again.isSignedIn()).isFalse();
    assertThat(again.id()).isNotEqualTo("login-second-factor-totp-setup");
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 12: of many posts of it at the same moment one goes on")
  @ExpectedInLog({ExpectedInLog.TOO_LATE_FOR_A_LOGIN, ExpectedInLog.MESSAGE_TAKEN_AWAY})
  void race(TestRealm realm, KeycloakServer server) {
    UserCalls cora = withApp(realm, "cora");
    String code = kept(realm, cora.post(CODE, REASON));
    List<Form> forms =
        IntStream.range(0, POSTS).mapToObj(i -> another(cora).withCode(code)).toList();

    List<Page> answers = Race.of(POSTS, i -> forms.get(i)::submitAside);

    assertThat(answers).noneMatch(page -> page.status() >= 500);
    assertThat(server.metrics().attempts(realm.name(), "verified")).isEqualTo(1);
    assertThat(answers)
        .filteredOn(page -> page.id().equals("login-second-factor-totp-setup"))
        .hasSize(1);
    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
  }

  @Test
  @DisplayName("C9: it ends with its lifetime, and a newer one ends it, as does its withdrawal")
  void ends(TestRealm realm, Inbox inbox, TestSupport support) {
    UserCalls dora = withApp(realm, "dora");
    String first = kept(realm, dora.post(CODE, "{\"minutes\": 10, \"reason\": \"x\"}"));
    String second = kept(realm, dora.post(CODE, "{\"minutes\": 10, \"reason\": \"x\"}"));
    RecoveryPage page = another(dora).enter(first).as(RecoveryPage::new);
    assertThat(page.error()).contains("wrong");

    support.clockAhead(Duration.ofMinutes(11));
    assertThat(dora.view().has("bypassCodeExpires")).isFalse();
    assertThat(page.enter(second).isSignedIn()).isFalse();
    support.clockRight();

    assertThat(dora.delete(CODE + "?reason=" + "x".repeat(501)).status()).isEqualTo(400);
    assertThat(dora.view().has("bypassCodeExpires")).isTrue();
    assertThat(dora.delete(CODE + "?reason=lost+again").status()).isEqualTo(204);
    assertThat(dora.delete(CODE).status()).isEqualTo(204);
    inbox.withSubject(dora.user().email(), "One-time code withdrawn for " + realm.title());
    assertThat(dora.view().has("bypassCodeExpires")).isFalse();
    assertThat(dora.events("SECOND_FACTOR_BYPASS"))
        .extracting(event -> event.path("details").path("reason").asText())
        .containsExactlyInAnyOrder("x", "x", "lost again");
  }

  @Test
  @DisplayName("C9: wrong ones count like wrong recovery codes, and a lock holds for it")
  void guesses(TestRealm realm) {
    UserCalls emma = withApp(realm, "emma");
    String code = kept(realm, emma.post(CODE, REASON));
    String wrong = new PaperCode(code).wrong(1);
    RecoveryPage page = another(emma);
    for (int n = 0; n < 5; n++) {
      page = page.enter(wrong).as(RecoveryPage::new);
    }

    assertThat(page.isOpen()).isFalse();
    assertThat(state(emma, "recovery-codes")).isEqualTo("locked");
    assertThat(state(emma, "totp")).isEqualTo("open");
  }

  @Test
  @DisplayName("C8: a reset of all takes it away")
  void reset(TestRealm realm) {
    UserCalls fay = withApp(realm, "fay");
    kept(realm, fay.post(CODE, REASON));

    assertThat(fay.post("reset", REASON).status()).isEqualTo(204);

    assertThat(fay.view().has("bypassCodeExpires")).isFalse();
    assertThat(password(fay).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("C9: the administrators' log has the reason and not the code")
  void log(TestRealm realm) {
    realm
        .admin()
        .change(
            settings ->
                settings.put("adminEventsEnabled", true).put("adminEventsDetailsEnabled", true));
    UserCalls gina = withApp(realm, "gina");

    String code = kept(realm, gina.post(CODE, "{\"minutes\": 480, \"reason\": \"at the desk\"}"));

    assertThat(gina.events("SECOND_FACTOR_BYPASS"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("details").path("reason").asText()).isEqualTo("at the desk");
              assertThat(event.path("representation").asText()).isEqualTo("{\"minutes\":480}");
              assertThat(event.toString()).doesNotContain(code);
            });
    assertThat(gina.user().admin().credentials().toString()).doesNotContain(code);
  }

  @ParameterizedTest(name = "{0}: {1} is to blame")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                               | reason
          {"reason": "x", "minutes": 9}    | minutes
          {"reason": "x", "minutes": 481}  | minutes
          {"reason": "x", "minutes": "60"} | minutes
          {"reason": "x", "hours": 1}      | body
          """)
  @DisplayName("TRAP 13: a bad field is named, and no code is issued")
  void badFields(String body, String field, TestRealm realm) {
    UserCalls hanna = withApp(realm, "hanna");

    Reply reply = hanna.post(CODE, body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(Json.children(reply.json().path("errors")))
        .extracting(error -> error.path("field").asText())
        .containsExactly(field);
    assertThat(hanna.view().has("bypassCodeExpires")).isFalse();
  }

  @Test
  @DisplayName("C9: where nothing takes it, none is issued")
  void nothingTakesIt(TestRealm realm) {
    UserCalls ida = withApp(realm, "ida");
    offer(realm, "\"totp\"");
    assertThat(ida.post(CODE, REASON).status()).isEqualTo(409);
    offer(realm, "\"totp\", \"recovery-codes\"");
    String bound = realm.admin().settings().path("browserFlow").asText();
    realm.admin().change(settings -> settings.put("browserFlow", "browser"));

    Reply reply = ida.post(CODE, REASON);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json().path("errorMessage").asText()).contains("second-factor-recovery-codes");
    realm.admin().change(settings -> settings.put("browserFlow", bound));
    kept(realm, ida.post(CODE, REASON));
  }

  @Test
  @DisplayName("C9: nobody issues one for themselves, nor for an administrator without the right")
  void permission(TestRealm realm, KeycloakServer server) {
    UserCalls jane = withApp(realm, "jane");
    UserCalls chief = withApp(realm, "chief");
    chief.user().admin().giveManagementRole("view-events");
    Manager helpDesk = Manager.helpDesk(realm, server);
    Manager realmAdmin = Manager.with(realm, server, "realm-admin");

    assertThat(jane.status(helpDesk, CODE, REASON)).isEqualTo(201);
    assertThat(helpDesk.status("DELETE", jane.path("/" + CODE))).isEqualTo(204);
    for (Map.Entry<Manager, UserCalls> refused :
        Set.of(
            Map.entry(helpDesk, named(realm, "reset-second-factor")),
            Map.entry(realmAdmin, named(realm, "realm-admin")),
            Map.entry(helpDesk, chief),
            Map.entry(Manager.with(realm, server, "manage-users"), jane),
            Map.entry(Manager.with(realm, server, "view-users"), jane))) {
      UserCalls user = refused.getValue();
      assertThat(user.status(refused.getKey(), CODE, REASON)).isEqualTo(403);
      assertThat(refused.getKey().status("DELETE", user.path("/" + CODE))).isEqualTo(403);
      assertThat(user.view().has("bypassCodeExpires")).isFalse();
    }
  }

  private static UserCalls named(TestRealm realm, String part) {
    return new UserCalls(
        realm,
        realm.users().stream()
            .filter(user -> user.username().contains(part))
            .findFirst()
            .orElseThrow());
  }

  private static void offer(TestRealm realm, String methods) {
    assertThat(
            realm
                .admin()
                .api()
                .attempt(
                    "PATCH",
                    realm.admin().path("/second-factor/policy"),
                    Json.parse("{\"methods\": [" + methods + "]}"))
                .status())
        .isEqualTo(200);
  }

  private static UserCalls withApp(TestRealm realm, String name) {
    TestUser user = realm.addUser(name);
    user.addTotp();
    return new UserCalls(realm, user);
  }

  /** The code, which from then on must not come to light. */
  private static String kept(TestRealm realm, Reply issued) {
    String code = issued.json().path("code").asText();
    assertThat(code).matches("00[0-9A-Z]{2}(-[0-9A-Z]{4}){3}");
    realm.keepSecret(code);
    realm.keepSecret(code.replace("-", ""));
    return code;
  }

  private static Page password(UserCalls user) {
    return LoginPage.of(user.realm()).signIn(user.user());
  }

  /** Passes the password, and goes from the app to the recovery code. */
  private static RecoveryPage another(UserCalls user) {
    return password(user)
        .as(TotpPage::new)
        .tryAnotherWay()
        .choose("Recovery code")
        .as(RecoveryPage::new);
  }

  private static String state(UserCalls user, String method) {
    for (JsonNode each : user.view().path("methods")) {
      if (each.path("method").asText().equals(method)) {
        return each.path("state").asText();
      }
    }
    throw new AssertionError(method);
  }
}
