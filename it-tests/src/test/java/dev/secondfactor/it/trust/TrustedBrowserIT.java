package dev.secondfactor.it.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.junit.RealmSupply;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a browser that a user wants to be trusted")
class TrustedBrowserIT {

  private static final String BOX = "input[name=trust]";

  private final TestRealm realm;

  TrustedBrowserIT(TestRealm realm) {
    this.realm = realm;
    Trusting.allow(realm);
  }

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("A8: after a right code with the box ticked it is not asked again, others are")
  void trusted(Inbox inbox) {
    Trusting alice = Trusting.user(realm, "alice");
    assertThat(alice.signIn(realm.newSession()).find(BOX + "[checked]")).isEmpty();

    LoginSession browser = alice.trust();

    assertThat(alice.letsIn(browser)).isTrue();
    assertThat(alice.letsIn(realm.newSession())).isFalse();
    assertThat(inbox.withSubject(alice.user().email(), "Browser trusted for " + realm.title()))
        .satisfies(mail -> assertThat(mail.text()).contains("Firefox (Linux)"));
    List<JsonNode> logins = of(alice, "LOGIN");
    assertThat(logins).hasSize(2);
    assertThat(logins)
        .filteredOn(login -> login.path("details").has("second_factor_trusted_browser"))
        .singleElement()
        .satisfies(
            login -> assertThat(login.path("details").has("second_factor_method")).isFalse());
    assertThat(of(alice, "UPDATE_CREDENTIAL"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.path("details").path("credential_type").asText())
                    .isEqualTo(Trusting.TRUSTED));
  }

  @Test
  @DisplayName("A8: the cookie is of one realm and user, out of reach of scripts and other sites")
  void cookie(TestSupport support) {
    Trusting bella = Trusting.user(realm, "bella");

    LoginSession browser = bella.trust();

    assertThat(browser.cookieHeaders(Trusting.COOKIE))
        .singleElement()
        .satisfies(
            header -> {
              assertThat(header.toLowerCase(Locale.ROOT))
                  .contains(";secure", ";httponly", ";samesite=lax")
                  .contains(";path=/realms/" + realm.name() + "/;", "max-age=2592000")
                  .doesNotContain("domain=");
              assertThat(header).doesNotContain(bella.user().id(), bella.user().username());
              String secret = header.replaceFirst("^[^=]*=[^.]*\\.([^;]*).*", "$1");
              assertThat(secret).hasSize(43);
              assertThat(support.database()).doesNotContain(secret);
              assertThat(support.caches()).doesNotContain(secret);
            });
  }

  @Test
  @DisplayName("A8: each use gives another token, and the browser stays one entry")
  void rotates() {
    Trusting cora = Trusting.user(realm, "cora");
    LoginSession browser = cora.trust();
    String id = cora.listed().get(0).path("id").asText();
    Set<String> tokens = new HashSet<>(browser.cookieHeaders(Trusting.COOKIE));

    for (int i = 0; i < 3; i++) {
      assertThat(cora.letsIn(browser)).isTrue();
      browser = Trusting.closed(browser);
      assertThat(tokens.addAll(browser.cookieHeaders(Trusting.COOKIE))).isTrue();
    }
    assertThat(cora.listed())
        .singleElement()
        .satisfies(entry -> assertThat(entry.path("id").asText()).isEqualTo(id));
  }

  @Test
  @Tag("smoke")
  @DisplayName("A8: an old token withdraws the browser, and the owner is told")
  void replayed(Inbox inbox, TestSupport support) {
    Trusting dora = Trusting.user(realm, "dora");
    LoginSession browser = dora.trust();
    LoginSession copy = Trusting.closed(browser);
    assertThat(dora.letsIn(browser)).isTrue();
    browser = Trusting.closed(browser);
    support.clockAhead(Duration.ofSeconds(40));

    assertThat(dora.letsIn(copy)).isFalse();

    assertThat(dora.listed()).isEmpty();
    assertThat(dora.letsIn(browser)).isFalse();
    assertThat(
            inbox.withSubject(dora.user().email(), "Trusted browser refused for " + realm.title()))
        .satisfies(mail -> assertThat(mail.text()).contains("Firefox (Linux)"));
    assertThat(of(dora, "REMOVE_CREDENTIAL"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.path("details").path("reason").asText())
                    .isEqualTo("replaced token"));
  }

  @Test
  @DisplayName("A8: it is trusted after a right code alone, and when the box is ticked with it")
  void rightCodeAlone() {
    Trusting eve = Trusting.user(realm, "eve");
    LoginSession browser = realm.newSession();

    Page wrong = Trusting.ticked(eve.signIn(browser), eve.app().wrongCode(1));
    assertThat(wrong.find(BOX + "[checked]")).isPresent();
    assertThat(browser.cookieHeaders(Trusting.COOKIE)).isEmpty();

    assertThat(
            wrong
                .as(TotpPage::new)
                .form()
                .without("trust")
                .with("code", eve.app().code())
                .submit("login", "")
                .isSignedIn())
        .isTrue();
    assertThat(browser.cookieHeaders(Trusting.COOKIE)).isEmpty();
    assertThat(eve.kept()).isEmpty();
  }

  @Test
  @DisplayName(
      "A8: without the policy or the condition there is no box, and one sent counts for nothing")
  void notOffered(TestRealm other) {
    other.admin().flows().addStep("second factor", Trusting.TRUSTED, "REQUIRED");
    isNotOffered(Trusting.user(other, "off"));

    other.policy(Map.of("trustedBrowserDays", "30"));
    other.admin().flows().removeStep("second factor", Trusting.TRUSTED);
    isNotOffered(Trusting.user(other, "bare"));
  }

  @Test
  @Tag("standard")
  @DisplayName("SB-4: the preset nist-aal2 offers none, and a browser that was trusted is asked")
  void nist() {
    Trusting fay = Trusting.user(realm, "fay");
    LoginSession browser = fay.trust();
    try {
      realm.policy(Map.of("preset", "nist-aal2"));
      assertThat(fay.letsIn(browser)).isFalse();
      assertThat(fay.signIn(realm.newSession()).find(BOX)).isEmpty();
      assertThat(
              realm
                  .admin()
                  .api()
                  .attempt(
                      "PATCH",
                      realm.admin().path("/second-factor/policy"),
                      Json.parse("{\"trustedBrowserDays\": 30}"))
                  .toString())
          .contains("400", "trustedBrowserDays", "0 with the preset nist-aal2");
    } finally {
      realm.policy(Map.of("trustedBrowserDays", "30"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "prompt, login",
    "max_age, 3600",
    "kc_action, second-factor-configure-totp",
    "kc_action, second-factor-first"
  })
  @DisplayName("A8: a login that demands a fresh check is asked, and the browser stays trusted")
  void fresh(String parameter, String value) {
    Trusting gina = Trusting.user(realm, "gina");
    LoginSession browser = gina.trust();

    Page asked =
        browser
            .open(request -> request.with(parameter, value))
            .as(LoginPage::new)
            .signIn(gina.user());

    assertThat(asked.as(TotpPage::new).isOpen()).isTrue();
    assertThat(gina.letsIn(Trusting.closed(browser))).isTrue();
  }

  @ParameterizedTest(name = "{0}: asked {1}")
  @CsvSource({"silver, false", "gold, true"})
  @DisplayName("A8: a level above that of the password is not reached by trust (RFC 9470)")
  void level(String acr, boolean asked) {
    realm
        .admin()
        .change(
            settings ->
                settings.withObject("/attributes").put("acr.loa.map", "{\"silver\":1,\"gold\":2}"));
    Trusting lena = Trusting.user(realm, "lena");
    LoginSession browser = lena.trust();

    Page page =
        browser
            .open(request -> request.with("acr_values", acr))
            .as(LoginPage::new)
            .signIn(lena.user());

    assertThat(page.isSignedIn()).isEqualTo(!asked);
  }

  @Test
  @DisplayName("A8: a change of second factors is confirmed, whatever the browser")
  void confirmed() {
    Trusting hanna = Trusting.user(realm, "hanna");
    LoginSession browser = hanna.trust();
    assertThat(hanna.letsIn(browser)).isTrue();

    Page asked =
        browser.openAction(
            "delete_credential:"
                + hanna.user().admin().credential("otp").orElseThrow().path("id").asText());

    assertThat(asked.as(TotpPage::new).isOpen()).isTrue();
  }

  @Test
  @DisplayName("A8: it ends after the days of the policy, and is not listed then")
  void ends(TestSupport support, RealmSupply supply) {
    // A clock so far ahead ends the sign-in with which other realms are removed meanwhile.
    supply.settle();
    Trusting ida = Trusting.user(realm, "ida");
    LoginSession browser = ida.trust();
    LoginSession copy = Trusting.closed(browser);

    support.clockAhead(Duration.ofDays(30).minusMinutes(5));
    assertThat(ida.letsIn(browser)).isTrue();
    browser = Trusting.closed(browser);
    assertThat(browser.cookieHeaders(Trusting.COOKIE).toString())
        .containsPattern("(?i)max-age=(2\\d\\d|300)\\b");

    support.clockAhead(Duration.ofDays(30).plusMinutes(5));
    assertThat(ida.letsIn(browser)).isFalse();
    assertThat(ida.listed()).isEmpty();
    assertThat(ida.letsIn(copy)).isFalse();
  }

  @Test
  @DisplayName("A8: a user has ten at most; the one that was not used for the longest time goes")
  void atMost() {
    Trusting joan = Trusting.user(realm, "joan");
    for (int hour = 19; hour >= 10; hour--) {
      Trusting.keep(joan.user(), "Browser " + hour, "2026-11-26T" + hour + ":00:00Z");
    }
    assertThat(names(joan)).hasSize(10).contains("Browser 10");

    LoginSession browser = joan.trust();

    assertThat(names(joan)).hasSize(10).contains("Firefox (Linux)").doesNotContain("Browser 10");
    assertThat(joan.letsIn(browser)).isTrue();
  }

  private static List<String> names(Trusting user) {
    return user.listed().stream().map(browser -> browser.path("label").asText()).toList();
  }

  private void isNotOffered(Trusting user) {
    LoginSession browser = user.realm().newSession();
    Page asked = user.signIn(browser);
    assertThat(asked.find(BOX)).isEmpty();
    assertThat(Trusting.ticked(asked, user.app().code()).isSignedIn()).isTrue();
    assertThat(browser.cookieHeaders(Trusting.COOKIE)).isEmpty();
    assertThat(user.kept()).isEmpty();
  }

  private List<JsonNode> of(Trusting user, String type) {
    return new RealmEvents(realm)
        .of(type).stream()
            .filter(event -> event.path("userId").asText().equals(user.user().id()))
            .toList();
  }
}
