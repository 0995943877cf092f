package dev.secondfactor.it.flow.made;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.admin.Manager;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Tokens;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a flow for the admin console that was made by one call")
class AdminConsoleFlowIT {

  private static final String KIND = "admin-console";
  private static final String CONSOLE = "security-admin-console";

  private TestRealm realm;
  private KeycloakServer server;
  private FlowCalls flows;

  @BeforeEach
  void passwordAlone(TestRealm ownRealm, KeycloakServer keycloak) {
    realm = ownRealm;
    server = keycloak;
    flows = new FlowCalls(realm);
    realm.admin().flows().bindPasswordAlone();
  }

  @Test
  @Tag("smoke")
  @DisplayName("C13: who has signed in elsewhere by the password is asked for the factor alone")
  void singleSignOn() {
    TestUser chief = administrator();
    TotpDevice phone = chief.addTotp();
    flows.made(FlowCalls.browser("{\"type\": \"network\", \"networks\": [\"127.0.0.0/8\"]}"));
    make();
    LoginSession session = withPasswordAlone(chief);

    Page asked = console(session, Map.of());
    Page wrong = asked.as(TotpPage::new).enter(phone.wrongCode(0));
    Page in = wrong.as(TotpPage::new).enter(phone.code());

    assertThat(change(in)).isEqualTo(200);
    assertThat(session.open().isSignedIn()).isTrue();
    assertThat(isIn(console(session, Map.of()))).isTrue();
  }

  @Test
  @DisplayName("C13: all is asked for after a flow without levels, whatever the request names")
  void lowerLevel() {
    TestUser chief = administrator();
    chief.addTotp();
    make();
    LoginSession session = withPasswordAlone(chief);

    password(console(session, Map.of("acr_values", "1")), chief).as(TotpPage::new);
  }

  @Test
  @Tag("smoke")
  @DisplayName("C13: who has no second factor sets one up before the console opens")
  void setsUp() {
    TestUser chief = administrator();
    make();
    LoginSession session = withPasswordAlone(chief);

    TotpSetupPage setUp = password(console(session, Map.of()), chief).as(TotpSetupPage::new);
    Page after = setUp.enter(setUp.device().code());

    assertThat(chief.admin().credential("otp")).isPresent();
    assertThat(after.id()).isNotEqualTo("login-error");
  }

  @Test
  @DisplayName("C13: an undo leaves the console and its client as they were")
  void undo() {
    TestUser chief = administrator();
    chief.addTotp();
    JsonNode before = client();
    make();
    assertThat(client()).isNotEqualTo(before);
    assertThat(flows.found(KIND)).isEmpty();

    assertThat(flows.undo(KIND).status()).isEqualTo(204);

    assertThat(client()).isEqualTo(before);
    assertThat(isIn(console(withPasswordAlone(chief), Map.of()))).isTrue();
  }

  private void make() {
    flows.made(
        "{\"kind\": \"admin-console\", \"methods\": [\"totp\", \"email-otp\", \"recovery-codes\"],"
            + " \"bind\": true}");
  }

  private TestUser administrator() {
    TestUser user = realm.addUser("chief");
    user.admin().giveManagementRole("realm-admin");
    return user;
  }

  private LoginSession withPasswordAlone(TestUser user) {
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(user).as(AppPage::new);
    return session;
  }

  /** Opens the console, as the link in another application does. */
  private Page console(LoginSession session, Map<String, String> more) {
    return session.open(
        request -> {
          request.with("client_id", CONSOLE).with("redirect_uri", address().toString());
          more.forEach(request::with);
          return request;
        });
  }

  private static Page password(Page page, TestUser user) {
    return page.expect("login-login")
        .form("kc-form-login")
        .with("password", user.password())
        .submit();
  }

  private URI address() {
    return URI.create(server.url() + "/admin/" + realm.name() + "/console/");
  }

  private boolean isIn(Page page) {
    return page.uri().toString().startsWith(address().toString())
        && page.uri().getQuery().contains("code=");
  }

  /** Changes the policy with the tokens of a console that was opened. */
  private int change(Page in) {
    assertThat(isIn(in)).as(in.toString()).isTrue();
    String code = in.uri().getQuery().replaceAll(".*\\bcode=([^&]+).*", "$1");
    return Manager.withToken(server, Tokens.redeem(in.request(), code).bearer())
        .send(
            "PATCH",
            realm.admin().path("/second-factor/policy"),
            BodyPublishers.ofString("{\"maxFailures\": 4}"))
        .statusCode();
  }

  private JsonNode client() {
    return realm.admin().api().get(realm.admin().path("/clients?clientId=" + CONSOLE));
  }
}
