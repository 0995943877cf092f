package dev.secondfactor.it.trust;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A user with an app, in a realm that lets users have a browser trusted.
 *
 * @param realm the realm
 * @param user the user
 * @param app the app
 */
public record Trusting(TestRealm realm, TestUser user, TotpDevice app) {

  /** How the names of the cookies begin. */
  public static final String COOKIE = "SECOND_FACTOR_TRUST_";

  /** The condition, and the type of the credential. */
  public static final String TRUSTED = "second-factor-trusted-browser";

  /** What a browser on Linux calls itself. */
  static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

  /** Lets browsers be trusted for 30 days, and puts the condition into the flow. */
  public static void allow(TestRealm realm) {
    realm.policy(Map.of("trustedBrowserDays", "30"));
    realm.admin().flows().addStep("second factor", TRUSTED, "REQUIRED");
  }

  /** Keeps a browser of a user, as it would lie in the database; its token is known to nobody. */
  public static void keep(TestUser user, String name) {
    keep(user, name, "2026-11-26T10:00:00Z");
  }

  /** The same of one that was last used at a moment. */
  static void keep(TestUser user, String name, String lastUsed) {
    user.admin()
        .storeCredential(
            TRUSTED,
            name,
            Json.object(Map.of("token", "x", "previous", "", "factors", "x")),
            Json.object(
                Map.of(
                    "browser",
                    name,
                    "ipAddress",
                    "192.0.2.7",
                    "trusted",
                    lastUsed,
                    "lastUsed",
                    lastUsed,
                    "until",
                    "2099-11-26T10:00:00Z",
                    "method",
                    "totp")));
  }

  /** A new user with an app. */
  public static Trusting user(TestRealm realm, String name) {
    TestUser user = realm.addUser(name);
    return new Trusting(realm, user, user.addTotp());
  }

  /** A browser that was trusted now, and was closed. */
  public LoginSession trust() {
    return trust(realm.newSession().withBrowser(FIREFOX));
  }

  /** The same of a browser that is there. */
  public LoginSession trust(LoginSession browser) {
    return trust(browser, Instant.now());
  }

  /** The same with the code of another moment. */
  LoginSession trust(LoginSession browser, Instant at) {
    Page end = ticked(signIn(browser), app.code(at));
    if (!end.isSignedIn()) {
      throw new AssertionError("not signed in but " + end);
    }
    return closed(browser);
  }

  /** Gives the code and ticks the box. */
  static Page ticked(Page asked, String code) {
    return asked.as(TotpPage::new).withCode(code).with("trust", "on").submit("login", "");
  }

  /** Signs in with the password. */
  public Page signIn(LoginSession browser) {
    return browser.open().as(LoginPage::new).signIn(user);
  }

  /** The browser when it was closed and opened again. */
  static LoginSession closed(LoginSession browser) {
    return browser.onlyWith(COOKIE);
  }

  /** Whether a closed browser is let in with the password; it is closed again then. */
  boolean letsIn(LoginSession browser) {
    Page page = signIn(browser);
    if (!page.isSignedIn()) {
      page.as(TotpPage::new);
    }
    return page.isSignedIn();
  }

  /** The credentials of trusted browsers, as Keycloak's own administration has them. */
  List<JsonNode> kept() {
    return user.admin().credentials().stream()
        .filter(credential -> credential.path("type").asText().equals(TRUSTED))
        .toList();
  }

  /** The trusted browsers, as our administration has them. */
  public List<JsonNode> listed() {
    return Json.children(
        realm
            .admin()
            .api()
            .get(realm.admin().path("/second-factor/users/" + user.id()))
            .path("trustedBrowsers"));
  }
}
