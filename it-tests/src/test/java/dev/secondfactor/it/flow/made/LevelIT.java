package dev.secondfactor.it.flow.made;

import static dev.secondfactor.it.flow.made.Claims.assertTold;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Members;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.ErrorPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.trust.Trusting;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@Tag("standard")
@DisplayName("Given a browser flow that was made by one call, and an application that reads acr")
class LevelIT {

  private static final String STAFF = "{\"type\": \"group\", \"group\": \"/staff\"}";
  private static final Pattern RESTART =
      Pattern.compile("[\"'](/realms/[^\"']*/login-actions/restart[^\"']*)");
  private static final String ESSENTIAL =
      "{\"id_token\": {\"acr\": {\"essential\": true, \"values\": [\"%s\"]}}}";

  private TestRealm realm;
  private FlowCalls flows;
  private TestUser alice;
  private TestUser bob;

  @BeforeEach
  void users(TestRealm realm) {
    this.realm = realm;
    this.flows = new FlowCalls(realm);
    this.alice = realm.addUser("alice");
    this.bob = realm.addUser("bob");
  }

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("D7, RFC 8176: the tokens tell level 2 and the method, or level 1 and the password")
  void methods(Inbox inbox) {
    realm.sms();
    flows.made(
        "{\"kind\": \"browser\", \"bind\": true, \"condition\": {\"type\": \"configured\"},"
            + " \"methods\": [\"totp\", \"email-otp\", \"sms-otp\", \"recovery-codes\"]}");
    TotpDevice phone = alice.addTotp();
    bob.enrolEmail();
    TestUser carol = realm.addUser("carol");
    carol.enrolSms("+4915155501234");
    TestUser dave = realm.addUser("dave");
    dave.addKeycloaksRecoveryCodes(Collections.nCopies(12, "AAAABBBBCCCC"));

    assertTold(signIn(alice).as(TotpPage::new).enter(phone.code()), "2", "pwd", "otp", "mfa");
    Page byMail = signIn(bob);
    assertTold(byMail.as(CodePage::new).enter(inbox.code(bob.email())), "2", "pwd", "email", "mfa");
    Page bySms = signIn(carol);
    assertTold(
        bySms.as(CodePage::new).enter(realm.texts().code("+4915155501234")),
        "2",
        "pwd",
        "sms",
        "mfa");
    assertTold(
        signIn(dave).as(RecoveryPage::new).enter("AAAABBBBCCCC").as(RecoverySetupPage::new).later(),
        "2",
        "pwd",
        "recovery-code",
        "mfa");
    assertTold(signIn(realm.addUser("erin")), "1", "pwd");
  }

  @Test
  @Tag("smoke")
  @DisplayName("D7, RFC 9470: an application that asks for level 2 gets the second factor alone")
  void stepUp(Inbox inbox) {
    staff();
    bob.enrolEmail();
    LoginSession browser = realm.newSession();
    assertTold(browser.open().as(LoginPage::new).signIn(bob), "1", "pwd");

    CodePage asked = ask(browser.newTab(), "acr_values", "2").as(CodePage::new);
    assertTold(asked.enter(inbox.code(bob.email())), "2", "pwd", "email", "mfa");

    assertTold(browser.newTab().open(), "2", "pwd", "email", "mfa");
    assertTold(ask(browser.newTab(), "acr_values", "2"), "2", "pwd", "email", "mfa");
    assertTold(ask(browser.newTab(), "acr_values", "3"), "2", "pwd", "email", "mfa");
  }

  @Test
  @ExpectedInLog("KC-SERVICES0013")
  @DisplayName("D7: an essential level that nothing gives is refused, in a session as well")
  void essential() {
    staff();
    LoginSession browser = realm.newSession();
    TotpDevice phone = alice.addTotp();
    Page in =
        ask(browser, "claims", ESSENTIAL.formatted("2"))
            .as(LoginPage::new)
            .signIn(alice)
            .as(TotpPage::new)
            .enter(phone.code());
    assertTold(in, "2", "pwd", "otp", "mfa");

    ask(browser.newTab(), "claims", ESSENTIAL.formatted("3")).as(ErrorPage::new);
    assertTold(ask(browser.newTab(), "claims", ESSENTIAL.formatted("2")), "2", "pwd", "otp", "mfa");
  }

  @Test
  @DisplayName("D7: prompt=login and max_age ask for everything again, and for no more")
  void fresh(TestSupport support) {
    staff();
    TotpDevice phone = alice.addTotp();
    bob.addTotp();
    LoginSession ofAlice = realm.newSession();
    ofAlice.open().as(LoginPage::new).signIn(alice).as(TotpPage::new).enter(phone.code());
    LoginSession ofBob = realm.newSession();
    ofBob.open().as(LoginPage::new).signIn(bob).as(AppPage::new);

    password(ask(ofAlice.newTab(), "prompt", "login"), alice).as(TotpPage::new);
    assertTold(password(ask(ofBob.newTab(), "prompt", "login"), bob), "1", "pwd");
    assertThat(ask(ofAlice.newTab(), "max_age", "300").isSignedIn()).isTrue();
    support.clockAhead(Duration.ofSeconds(301));
    password(ask(ofAlice.newTab(), "max_age", "300"), alice).as(TotpPage::new);
    assertThat(ofAlice.newTab().open().isSignedIn()).isTrue();
  }

  @Test
  @Tag("smoke")
  @DisplayName("D7: who has no second factor sets one up for an application that asks for level 2")
  void setUp() {
    realm.policy(Map.of("recoveryCodesAfterTotp", "false"));
    flows.made(FlowCalls.browser("{\"type\": \"configured\"}"));
    LoginSession browser = realm.newSession();
    assertTold(browser.open().as(LoginPage::new).signIn(bob), "1", "pwd");

    Page cancelled =
        browser
            .newTab()
            .open(
                request ->
                    request
                        .with("acr_values", "2")
                        .with("kc_action", "second-factor-configure-totp"))
            .as(TotpSetupPage::new)
            .form()
            .submit("cancel-aia", "true");
    cancelled.as(TotpSetupPage::new);
    TotpSetupPage page = ask(browser.newTab(), "acr_values", "2").as(TotpSetupPage::new);
    Page after = page.enter(page.device().code());

    assertTold(after, "2", "pwd", "mfa");
  }

  @Test
  @DisplayName(
      "D7: that somebody was asked does not ask who signs in behind a restart of the login")
  void restarted() {
    staff();
    alice.addTotp();
    bob.addTotp();

    Page asked = signIn(alice).as(TotpPage::new).page();
    Page again = restart(asked);
    assertTold(again.as(LoginPage::new).signIn(bob), "1", "pwd");

    Page asksForLevel = ask(realm.newSession(), "acr_values", "2").as(LoginPage::new).signIn(alice);
    Page still = restart(asksForLevel.as(TotpPage::new).page());
    still.as(LoginPage::new).signIn(bob).as(TotpPage::new);
  }

  @Test
  @DisplayName("D7, SB-4: a browser that is trusted gives level 1, and is asked for level 2")
  void trusted() {
    realm.policy(Map.of("trustedBrowserDays", "30"));
    flows.made(FlowCalls.browser("{\"type\": \"everyone\"}"));
    Trusting gina = Trusting.user(realm, "gina");
    LoginSession browser = gina.trust();

    alice.addTotp();
    Page restarted = restart(password(browser.open(), alice).as(TotpPage::new).page());
    assertTold(password(restarted, gina.user()), "1", "pwd");
    Page asked = ask(browser.newTab(), "acr_values", "2");

    assertTold(asked.as(TotpPage::new).enter(gina.app().codeAhead(1)), "2", "pwd", "otp", "mfa");
  }

  @Test
  @DisplayName("D7: a condition of Keycloak's flow that spares more than passkeys spares nobody")
  void sparesPasswords() {
    JsonNode execution =
        Json.children(realm.admin().api().get(flows.executions("browser"))).stream()
            .filter(each -> each.path("providerId").asText().equals("conditional-credential"))
            .findFirst()
            .orElseThrow();
    String config =
        realm.admin().path("/authentication/config/")
            + execution.path("authenticationConfig").asText();
    ObjectNode document = (ObjectNode) realm.admin().api().get(config);
    document.withObject("/config").put("credentials", "webauthn-passwordless##password");
    realm.admin().api().put(config, document);
    alice.addTotp();

    flows.made(FlowCalls.browser("{\"type\": \"everyone\"}"));

    signIn(alice).as(TotpPage::new);
  }

  @Test
  @DisplayName("D7: without the sub-flow for whom the realm asks everybody is asked")
  void gone() {
    staff();
    bob.addTotp();
    assertThat(signIn(bob).isSignedIn()).isTrue();
    flows.require("second-factor browser", "second-factor browser asked", "DISABLED");

    signIn(bob).as(TotpPage::new);
  }

  private void staff() {
    Members members = new Members(realm.admin());
    members.join(alice, members.group("staff"));
    flows.made(FlowCalls.browser(STAFF));
  }

  private Page signIn(TestUser user) {
    return LoginPage.of(realm).signIn(user);
  }

  private static Page password(Page asked, TestUser user) {
    return asked.as(LoginPage::new).signIn(user);
  }

  private static Page ask(LoginSession browser, String parameter, String value) {
    return browser.open(request -> request.with(parameter, value));
  }

  private static Page restart(Page page) {
    Matcher link = RESTART.matcher(page.source());
    assertThat(link.find()).isTrue();
    return page.session().get(page.uri().resolve(Parser.unescapeEntities(link.group(1), true)));
  }
}
