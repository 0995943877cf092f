package dev.secondfactor.it.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("trap")
@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given what a trusted browser keeps, in the wrong place or too late")
class RefusedTrustIT {

  private static final Pattern LINK =
      Pattern.compile("https?://\\S+/login-actions/action-token\\S+");

  private final TestRealm realm;

  RefusedTrustIT(TestRealm realm) {
    this.realm = realm;
    Trusting.allow(realm);
  }

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @DisplayName("TRAP 23: the cookie of another user is refused, and stays with that one")
  void otherUser() {
    Trusting alice = Trusting.user(realm, "alice");
    Trusting bob = Trusting.user(realm, "bob");
    LoginSession ofAlice = alice.trust();
    LoginSession ofBob = bob.trust();

    ofBob.keep(renamed(ofAlice, ofBob));

    assertThat(bob.letsIn(ofBob)).isFalse();
    assertThat(alice.letsIn(ofAlice)).isTrue();
  }

  @Test
  @DisplayName("TRAP 23: the cookie of another realm is refused, and is not even sent there")
  void otherRealm(TestRealm other) {
    Trusting.allow(other);
    Trusting here = Trusting.user(realm, "alice");
    Trusting there = Trusting.user(other, "alice");
    LoginSession ofHere = here.trust();
    LoginSession ofThere = there.trust();
    assertThat(ofHere.cookieHeaders(Trusting.COOKIE).get(0))
        .contains("/realms/" + realm.name() + "/");

    ofThere.keep(renamed(ofHere, ofThere));

    assertThat(there.letsIn(ofThere)).isFalse();
    assertThat(here.letsIn(ofHere)).isTrue();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "(.)$,                      #",
    "(.{5})$,                   AAAAA",
    "\\.(.*)$,                  .",
    "^.*$,                      ''",
    "^.*$,                      %27%20or%201=1",
    "^[^.]*,                    0b8e6a52-6d0f-4a6e-9f5c-0d6a3f1c2b4e",
    "\\.(.*)$,                  .AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
  })
  @DisplayName("TRAP 23: a cookie that was tampered with is refused")
  void tampered(String part, String by) {
    Trusting cora = Trusting.user(realm, "cora");
    LoginSession browser = cora.trust();
    String header = browser.cookieHeaders(Trusting.COOKIE).get(0);
    String value = value(header);

    browser.keep(header.replace(value, value.replaceFirst(part, by)));

    assertThat(cora.letsIn(browser)).isFalse();
    // A token that never was one is the same as an old one.
    LoginSession again = realm.newSession().withBrowser(Trusting.FIREFOX);
    again.keep(header);
    assertThat(cora.letsIn(again)).isEqualTo(cora.listed().size() == 1);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of("the password is set by an administrator", change(RefusedTrustIT::password)),
        Arguments.of("the password is changed by its owner", change(RefusedTrustIT::ownPassword)),
        Arguments.of(
            "a second factor is added", change(it -> it.user().enrolEmail("eve@other.test"))),
        Arguments.of("a second factor is removed", change(RefusedTrustIT::factorRemoved)),
        Arguments.of("an administrator resets another method", change(RefusedTrustIT::reset)),
        Arguments.of("the account was disabled", change(RefusedTrustIT::disabled)));
  }

  @ParameterizedTest(name = "TRAP 23: a cookie from before {0} is refused")
  @MethodSource("changes")
  void changed(String what, Consumer<Trusting> change) {
    Trusting eve = Trusting.user(realm, "eve");
    eve.user().addTotp("spare");
    LoginSession browser = eve.trust();

    change.accept(eve);

    assertThat(asked(eve, browser)).as(what).isTrue();
    assertThat(eve.listed()).isEmpty();
  }

  @Test
  @DisplayName("TRAP 23: a cookie from before a lock is refused, during the lock and after it")
  void locked(TestSupport support) {
    Trusting fay = Trusting.user(realm, "fay");
    LoginSession browser = fay.trust();
    TotpPage page = fay.signIn(realm.newSession()).as(TotpPage::new);
    for (int i = 0; i < 5; i++) {
      page = page.enter(fay.app().wrongCode(i)).as(TotpPage::new);
    }
    assertThat(page.isOpen()).isFalse();

    assertThat(fay.letsIn(browser)).isFalse();
    assertThat(fay.listed()).isEmpty();
    support.clockAhead(Duration.ofMinutes(2));
    assertThat(fay.letsIn(browser)).isFalse();
  }

  @Test
  @DisplayName(
      "TRAP 23: a cookie from before another address of the account is refused, if codes go there")
  void accountAddress() {
    realm.policy(Map.of("trustedBrowserDays", "30", "emailDestination", "account-address"));
    try {
      Trusting gina = Trusting.user(realm, "gina");
      LoginSession browser = gina.trust();

      gina.user().admin().change(user -> user.put("email", "gina@elsewhere.test"));

      assertThat(gina.letsIn(browser)).isFalse();
    } finally {
      realm.policy(Map.of("trustedBrowserDays", "30"));
    }
  }

  @Test
  @DisplayName(
      "TRAP 23: a reset of the password asks in a trusted browser, too, and its cookie is refused then")
  void forgotten(Inbox inbox) {
    bindReset();
    Trusting hanna = Trusting.user(realm, "hanna");
    LoginSession browser = hanna.trust();
    LoginSession tab = Trusting.closed(browser);
    String forgotten =
        tab.open().document().select("a[href*=reset-credentials]").first().absUrl("href");
    tab.get(URI.create(forgotten))
        .form("kc-reset-password-form")
        .with("username", hanna.user().username())
        .submit();
    Matcher link = LINK.matcher(inbox.withSubject(hanna.user().email(), "Reset password").text());
    assertThat(link.find()).isTrue();

    TotpPage asked = tab.get(URI.create(link.group())).as(TotpPage::new);
    assertThat(asked.page().find("input[name=trust]")).isEmpty();
    assertThat(newPassword(asked.enter(hanna.app().codeAhead(1))).isSignedIn()).isTrue();

    assertThat(hanna.listed()).isEmpty();
    assertThat(asked(hanna, browser)).isTrue();
  }

  /** With our condition, which has nothing to say there. */
  private void bindReset() {
    Flows flows = realm.admin().flows();
    flows.create("reset");
    flows.addStep("reset", "reset-credentials-choose-user", "REQUIRED");
    flows.addStep("reset", "reset-credential-email", "REQUIRED");
    flows.addSubFlow("reset", "reset factor", "CONDITIONAL");
    flows.addStep("reset factor", "conditional-user-configured", "REQUIRED");
    flows.addStep("reset factor", Trusting.TRUSTED, "REQUIRED");
    flows.addStep("reset factor", "second-factor-totp", "REQUIRED");
    flows.addStep("reset", "reset-password", "REQUIRED");
    realm
        .admin()
        .change(
            settings ->
                settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
  }

  private static Consumer<Trusting> change(Consumer<Trusting> change) {
    return change;
  }

  private static void password(Trusting it) {
    it.realm()
        .admin()
        .api()
        .put(
            it.realm().admin().path("/users/" + it.user().id() + "/reset-password"),
            Json.object(Map.of("type", "password", "value", "new password", "temporary", false)));
  }

  private static void ownPassword(Trusting it) {
    LoginSession session = it.realm().newSession();
    Page asked = session.openAction("UPDATE_PASSWORD").as(LoginPage::new).signIn(it.user());
    Page form = asked.as(TotpPage::new).enter(it.app().codeAhead(1));
    assertThat(newPassword(form).isSignedIn()).isTrue();
  }

  private static Page newPassword(Page page) {
    return page.form("kc-passwd-update-form")
        .with("password-new", "new password")
        .with("password-confirm", "new password")
        .submit();
  }

  private static void factorRemoved(Trusting it) {
    it.user().admin().credentials().stream()
        .filter(credential -> credential.path("userLabel").asText().equals("spare"))
        .forEach(spare -> it.user().admin().deleteCredential(spare.path("id").asText()));
  }

  private static void reset(Trusting it) {
    it.realm()
        .admin()
        .api()
        .post(
            it.realm().admin().path("/second-factor/users/" + it.user().id() + "/reset"),
            Json.parse("{\"methods\": [\"recovery-codes\"], \"reason\": \"lost\"}"));
  }

  private static void disabled(Trusting it) {
    it.user().admin().change(user -> user.put("enabled", false));
    it.user().admin().change(user -> user.put("enabled", true));
  }

  /** With the password that the user has now. */
  private static boolean asked(Trusting user, LoginSession browser) {
    LoginPage page = browser.open().as(LoginPage::new);
    Page old = page.signIn(user.user());
    Page next =
        old.id().equals("login-login")
            ? old.as(LoginPage::new).signIn(user.user().username(), "new password")
            : old;
    return next.as(TotpPage::new).isOpen();
  }

  private static String renamed(LoginSession from, LoginSession to) {
    return to.cookieHeaders(Trusting.COOKIE)
        .get(0)
        .replace(
            value(to.cookieHeaders(Trusting.COOKIE).get(0)),
            value(from.cookieHeaders(Trusting.COOKIE).get(0)));
  }

  private static String value(String header) {
    return header.replaceFirst("^[^=]*=([^;]*);.*", "$1");
  }
}
