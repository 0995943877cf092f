package dev.secondfactor.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import dev.secondfactor.it.flow.made.FlowCalls;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.stepup.NimbusApp.Begun;
import dev.secondfactor.it.stepup.NimbusApp.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName(
    "Given an application and a resource server that need more than a password now and then")
class AskedLevelIT {

  private NimbusApp app;
  private ResourceServer resource;
  private TestUser alice;
  private TotpDevice phone;
  private LoginSession browser;

  /** Alice has a second factor; the realm by itself asks nobody who is here. */
  @BeforeEach
  void prepare(TestRealm realm, Harness harness) throws Exception {
    new FlowCalls(realm)
        .made(
            FlowCalls.browser(
                "{\"type\": \"network\", \"networks\": [\"127.0.0.0/8\", \"::1/128\"]}"));
    app = NimbusApp.of(realm, harness.clientApp().uri());
    resource = ResourceServer.start(app.keys());
    alice = realm.addUser("alice");
    phone = alice.addTotp();
    browser = realm.newSession();
  }

  @AfterEach
  void end(TestSupport support) {
    support.clockRight();
    resource.close();
  }

  @Test
  @Tag("smoke")
  @Tag("standard")
  @DisplayName(
      "RFC 9470: a password is not enough for the resource; the second factor alone is asked for, and is")
  void secondFactorAlone() throws Exception {
    SignedIn before = byPassword();
    assertThat(before.acr()).isEqualTo("1");
    assertThat(before.claims().getAMR()).containsExactly(AMR.PWD);
    Demand demand = demand(before).orElseThrow();
    assertThat(demand.acrValues()).containsExactly("2");

    Begun begun = app.begin(demand::in);
    Page page = browser.get(begun.uri()).as(TotpPage::new).enter(phone.code());
    SignedIn after = app.finish(begun, page);

    assertThat(after.acr()).isEqualTo("2");
    assertThat(after.claims().getAMR()).containsExactlyInAnyOrder(AMR.PWD, AMR.OTP, AMR.MFA);
    assertThat(after.claims().getSubject()).isEqualTo(before.claims().getSubject());
    assertThat(demand(after)).isEmpty();
    assertThat(demand(before)).as("the token from before").isPresent();
  }

  @Test
  @Tag("standard")
  @DisplayName("RFC 9470: when the login is older than the resource allows, all is asked anew")
  void maxAge(TestSupport support) throws Exception {
    SignedIn before = byBoth(app.begin(AskedLevelIT::levelTwo), phone.code());
    assertThat(demand(before)).isEmpty();
    Duration later = ResourceServer.MAX_AGE.plusMinutes(1);
    support.clockAhead(later);
    resource.clockAhead(later);
    Demand demand = demand(before).orElseThrow();

    Begun begun = app.begin(demand::in);
    SignedIn after = byBoth(begun, phone.code(Instant.now().plus(later)));

    assertThat(after.acr()).isEqualTo("2");
    assertThat(after.claims().getAuthenticationTime())
        .isAfter(before.claims().getAuthenticationTime());
    assertThat(demand(after)).isEmpty();
  }

  @Test
  @Tag("smoke")
  @DisplayName("OIDC: prompt=login asks for all again, however fresh the session is")
  void promptLogin() throws Exception {
    byBoth(app.begin(AskedLevelIT::levelTwo), phone.code());

    SignedIn after =
        byBoth(
            app.begin(request -> levelTwo(request).prompt(new Prompt(Prompt.Type.LOGIN))),
            phone.codeAhead(1));

    assertThat(after.acr()).isEqualTo("2");
    assertThat(after.claims().getAMR()).contains(AMR.MFA);
  }

  @Test
  @DisplayName(
      "OIDC: what was reached once is not asked for again, and is told to who asks nothing")
  void keptInSession() throws Exception {
    byBoth(app.begin(AskedLevelIT::levelTwo), phone.code());

    Begun same = app.begin(AskedLevelIT::levelTwo);
    assertThat(app.finish(same, browser.get(same.uri())).acr()).isEqualTo("2");
    Begun plain = app.begin();
    assertThat(app.finish(plain, browser.get(plain.uri())).acr()).isEqualTo("2");
  }

  @Test
  @DisplayName(
      "OIDC: prompt=none is answered with a standard error when more would have to be asked")
  void promptNone() throws Exception {
    byPassword();

    Begun begun = app.begin(request -> levelTwo(request).prompt(new Prompt(Prompt.Type.NONE)));
    ErrorObject error =
        app.response(begun, browser.get(begun.uri())).toErrorResponse().getErrorObject();

    assertThat(List.of(OIDCError.LOGIN_REQUIRED, OIDCError.INTERACTION_REQUIRED)).contains(error);
  }

  @Test
  @Tag("standard")
  @DisplayName("RFC 9470: wrong codes and a reload do not reach the level")
  void wrongCode() throws Exception {
    byPassword();
    Begun begun = app.begin(AskedLevelIT::levelTwo);

    TotpPage page = browser.get(begun.uri()).as(TotpPage::new);
    page = page.enter(phone.wrongCode(0)).as(TotpPage::new);
    assertThat(page.error()).isNotEmpty();
    page = browser.reload().as(TotpPage::new);

    Begun plain = app.begin();
    assertThat(app.finish(plain, browser.newTab().get(plain.uri())).acr()).isEqualTo("1");
    assertThat(app.finish(begun, page.enter(phone.code())).acr()).isEqualTo("2");
  }

  private SignedIn byPassword() throws Exception {
    Begun begun = app.begin();
    return app.finish(begun, browser.get(begun.uri()).as(LoginPage::new).signIn(alice));
  }

  private SignedIn byBoth(Begun begun, String code) throws Exception {
    Page second = browser.get(begun.uri()).as(LoginPage::new).signIn(alice);
    return app.finish(begun, second.as(TotpPage::new).enter(code));
  }

  private Optional<Demand> demand(SignedIn signedIn) {
    return Demand.of(resource.uri(), signedIn.bearer());
  }

  private static AuthenticationRequest.Builder levelTwo(AuthenticationRequest.Builder request) {
    return request.acrValues(List.of(new ACR("2")));
  }
}
