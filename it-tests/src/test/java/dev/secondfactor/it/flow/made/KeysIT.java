package dev.secondfactor.it.flow.made;

import static dev.secondfactor.it.flow.made.Claims.assertTold;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.login.AuthorizationRequest;
import dev.secondfactor.it.harness.login.Tokens;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@Tag("standard")
@DisplayName("Given a browser flow that was made by one call, and a browser with a key")
class KeysIT {

  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]*)");
  private static final String AUTHENTICATOR =
      "{\"options\": {\"protocol\": \"ctap2\", \"transport\": \"internal\", \"hasResidentKey\": true,"
          + " \"hasUserVerification\": true, \"isUserVerified\": true,"
          + " \"automaticPresenceSimulation\": true}}";

  @Test
  @DisplayName("D7: a passkey in the place of the password gives level 2, and no pwd")
  void passkey(TestRealm realm, Browsers browsers) {
    realm
        .admin()
        .change(
            settings ->
                settings
                    .put("webAuthnPolicyPasswordlessPasskeysEnabled", true)
                    .put("webAuthnPolicyPasswordlessRequireResidentKey", "Yes")
                    .put("webAuthnPolicyPasswordlessUserVerificationRequirement", "required"));
    new FlowCalls(realm).made(FlowCalls.browser("{\"type\": \"configured\"}"));
    BrowserWindow window =
        withKey(realm, browsers, realm.addUser("alice"), "webauthn-register-passwordless");

    AuthorizationRequest request = request(realm, asked -> asked);
    window.go(atLocalhost(request.uri()));

    assertTold(redeem(window, request), "2", "pop", "mfa");
  }

  @Test
  @DisplayName("D7: a security key behind the password gives level 2, with pwd")
  void securityKey(TestRealm realm, Browsers browsers) {
    FlowCalls flows = new FlowCalls(realm);
    flows.require("browser", "webauthn-authenticator", "ALTERNATIVE");
    flows.made(FlowCalls.browser("{\"type\": \"configured\"}"));
    TestUser alice = realm.addUser("alice");
    BrowserWindow window = withKey(realm, browsers, alice, "webauthn-register");

    AuthorizationRequest request = request(realm, asked -> asked);
    window.go(atLocalhost(request.uri()));
    window.signIn(alice);
    window.find("#authenticateWebAuthnButton").click();

    assertTold(redeem(window, request), "2", "pwd", "pop", "mfa");
  }

  /** A window of a user who has just registered a key there, and has no session. */
  private static BrowserWindow withKey(
      TestRealm realm, Browsers browsers, TestUser user, String action) {
    BrowserWindow window =
        browsers.open(
            Device.DESKTOP,
            atLocalhost(request(realm, asked -> asked.with("kc_action", action)).uri()));
    CDPSession developer = window.page().context().newCDPSession(window.page());
    developer.send("WebAuthn.enable");
    developer.send(
        "WebAuthn.addVirtualAuthenticator", new Gson().fromJson(AUTHENTICATOR, JsonObject.class));
    window.page().onDialog(dialog -> dialog.accept("key"));
    window.signIn(user);
    window.find("#registerWebAuthn").click();
    window.expectSignedIn();
    window.page().context().clearCookies();
    return window;
  }

  private static Tokens redeem(BrowserWindow window, AuthorizationRequest request) {
    window.expectSignedIn();
    Matcher code = CODE.matcher(window.page().url());
    assertThat(code.find()).isTrue();
    return Tokens.redeem(request, code.group(1));
  }

  /** The request that an application makes. */
  private static AuthorizationRequest request(
      TestRealm realm, UnaryOperator<AuthorizationRequest> more) {
    AtomicReference<AuthorizationRequest> made = new AtomicReference<>();
    realm
        .newSession()
        .open(
            request -> {
              made.set(more.apply(request));
              return request;
            });
    return made.get();
  }

  /** A key needs a domain; an address is none. */
  private static URI atLocalhost(URI uri) {
    return URI.create(uri.toString().replaceFirst("//127\\.0\\.0\\.1:", "//localhost:"));
  }
}
