package dev.secondfactor.it.lockout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.pages.TotpPage;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody with an authenticator app whose codes are guessed at, and what an administrator sees of
 * it.
 *
 * @param realm where the account is
 * @param account the account
 * @param phone where the app is
 */
record GuessedUser(TestRealm realm, TestUser account, TotpDevice phone) {

  private static final String OURS = "browser with second factor";

  /** Makes an account with an app. */
  static GuessedUser enrolled(TestRealm realm, String username) {
    TestUser account = realm.addUser(username);
    return new GuessedUser(realm, account, account.addTotp());
  }

  /** Lets the realm hear of codes at Keycloak's own forms. */
  static void listen(TestRealm realm) {
    realm
        .admin()
        .change(settings -> settings.withArray("eventsListeners").add("second-factor-lockout"));
  }

  /** Makes a login of the password and these steps of Keycloak's own, beside that of ours. */
  static void addFlow(TestRealm realm, String alias, List<String> steps) {
    Flows flows = realm.admin().flows();
    flows.create(alias);
    flows.addStep(alias, "auth-username-password-form", "REQUIRED");
    steps.forEach(step -> flows.addStep(alias, step, "REQUIRED"));
  }

  /** Signs in with the password by another flow than ours. */
  Page passPassword(String flow) {
    realm.admin().flows().bindToBrowser(flow);
    return LoginPage.of(realm).signIn(account);
  }

  /** Types wrong codes into Keycloak's own form, from the first-th on. */
  OtpPage guessAtKeycloaks(String flow, int first, int times) {
    OtpPage page = passPassword(flow).as(OtpPage::new);
    for (int n = first; n < first + times; n++) {
      page = page.enter(phone.wrongCode(n)).as(OtpPage::new);
    }
    return page;
  }

  /** Signs in with the password; our step asks for a code. */
  TotpPage passPassword() {
    return passPassword(OURS).as(TotpPage::new);
  }

  /** Types wrong codes into our step, from the first-th on. */
  TotpPage guess(int first, int times) {
    TotpPage page = passPassword();
    for (int n = first; n < first + times; n++) {
      page = page.enter(phone.wrongCode(n)).as(TotpPage::new);
    }
    return page;
  }

  /**
   * Types wrong codes where Keycloak counts as well: while it is still counting one, it refuses the
   * next.
   */
  TotpPage guessSlowly(int times) {
    TotpPage page = passPassword();
    for (int n = 1; n <= times; n++) {
      int count = n;
      page = page.enter(phone.wrongCode(n)).as(TotpPage::new);
      Waiting.until(
          count + " failures",
          () -> account.admin().bruteForce().path("numFailures").asInt() >= count);
    }
    return page;
  }

  /** Asks for a token by a direct grant; the status of the answer. */
  int grant(String password, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(more);
    fields.put("grant_type", "password");
    fields.put("client_id", TestRealm.CLIENT);
    fields.put("username", account.username());
    fields.put("password", password);
    return Http.send(
            Http.request(URI.create(realm.url() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Http.encoded(fields)))
                .build())
        .statusCode();
  }

  /** What our resource tells administrators of the user. */
  JsonNode view() {
    return realm.admin().api().get(path(""));
  }

  /** What it tells of a method. */
  JsonNode view(String method) {
    return Json.children(view().path("methods")).stream()
        .filter(one -> one.path("method").asText().equals(method))
        .findFirst()
        .orElseThrow();
  }

  /** Wrong codes of the app in a row. */
  int failures() {
    return view("totp").path("failures").asInt();
  }

  /** Whether codes of the app are accepted: open, locked or disabled. */
  String state() {
    return view("totp").path("state").asText();
  }

  /** Ends locks by our resource: of these methods, or of all when none is named. */
  Reply unlock(String... methods) {
    Map<String, Object> body = new HashMap<>(Map.of("reason", "has called us"));
    if (methods.length > 0) {
      body.put("methods", methods);
    }
    return realm.admin().api().attempt("POST", path("/unlock"), Json.object(body));
  }

  /** The path of the user in our resource. */
  String path(String relative) {
    return realm.admin().path("/second-factor/users/" + account.id() + relative);
  }
}
