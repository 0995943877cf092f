package dev.secondfactor.it.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.flow.made.FlowCalls;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.login.Form;
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
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given flows for identity providers that were made by one call each")
class MadeBrokerFlowsIT {

  private static final String FIRST = "first-broker-login";
  private static final String AFTER = "post-broker-login";

  private BrokeredRealm brokered;
  private FlowCalls flows;

  @BeforeEach
  void open(TestRealm realm, Harness harness) {
    brokered = BrokeredRealm.oidc(realm, harness);
    flows = new FlowCalls(realm);
    assertThat(flows.found(FIRST)).isNotEmpty();
    assertThat(flows.found(AFTER)).isNotEmpty();
    make(FIRST, "");
    make(AFTER, ", \"condition\": {\"type\": \"everyone\"}");
    assertThat(flows.found(FIRST)).isEmpty();
    assertThat(flows.found(AFTER)).isEmpty();
  }

  @AfterEach
  void close(TestSupport support) {
    support.clockRight();
    brokered.close();
  }

  @Test
  @Tag("trap")
  @Tag("smoke")
  @DisplayName("TRAP 24: the first login sets one up, a link asks for it, and so does each login")
  void logins(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp();
    TestUser there = brokered.provider().addUser("alice", Map.of("email", alice.email()));
    TestUser bob = brokered.provider().addUser("bob");

    Page linked =
        new LinkByMail(brokered, alice, there, inbox)
            .follow()
            .as(TotpPage::new)
            .enter(phone.code());
    assertThat(linked.isSignedIn()).isTrue();
    assertThat(brokered.linked(there)).containsExactly("alice");
    brokered.signIn(there).as(TotpPage::new);

    realm.policy(Map.of("recoveryCodesAfterTotp", "false"));
    TotpSetupPage setup = brokered.signIn(bob).as(TotpSetupPage::new);
    TotpDevice bobsPhone = setup.device();
    assertThat(setup.enter(bobsPhone.code()).isSignedIn()).isTrue();
    assertThat(brokered.signIn(bob).as(TotpPage::new).enter(bobsPhone.codeAhead(1)).isSignedIn())
        .isTrue();

    realm.policy(Map.of("trustedProviders", "partner amr=mfa"));
    brokered.says("amr", "mfa");
    assertThat(brokered.signIn(bob).isSignedIn()).isTrue();
    assertThat(brokered.signIn(brokered.provider().addUser("carol")).isSignedIn()).isTrue();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 37: codes to the mailbox of a link do not open it")
  void sameMailbox(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    TestUser there = brokered.provider().addUser("alice", Map.of("email", alice.email()));

    ErrorPage page =
        new LinkByMail(brokered, alice, there, inbox).followElsewhere(realm).as(ErrorPage::new);

    assertThat(page.message()).contains("cannot be linked here");
    assertThat(brokered.linked(there)).isEmpty();
  }

  @Test
  @Tag("trap")
  @ExpectedInLog("It was decided for another user in this login")
  @DisplayName(
      "TRAP 24: what a provider has said of one user does not count for who comes back as another")
  void anotherUser(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("trustedProviders", "partner amr=mfa"));
    brokered.saysOfUser("amr");
    realm.admin().flows().addStep("second-factor " + AFTER, "second-factor-email-otp", "REQUIRED");
    TestUser thief = brokered.provider().addUser("thief");
    thief.admin().change(user -> user.putObject("attributes").putArray("amr").add("mfa"));
    brokered.addLinked(thief).enrolEmail();
    TestUser there = brokered.provider().addUser("alice");
    TestUser alice = brokered.addLinked(there);
    alice.addTotp();
    alice.enrolEmail();

    CodePage half = brokered.signIn(thief).as(CodePage::new);
    brokered.signOutThere(thief);
    CodePage other = brokered.comeBack(half.page().session(), half.form(), there).as(CodePage::new);

    other.enter(inbox.first(alice.email()).code()).as(ErrorPage::new);
    assertThat(alice.admin().sessions()).isZero();
  }

  @Test
  @Tag("trap")
  @DisplayName(
      "TRAP 24: the levels of a session that has expired do not count for who then comes by a provider as somebody else")
  void levelsOfAnother(TestRealm realm, TestSupport support) {
    flows.made(FlowCalls.browser("{\"type\": \"everyone\"}"));
    TestUser thief = realm.addUser("thief");
    TotpDevice phone = thief.addTotp();
    TestUser there = brokered.provider().addUser("alice");
    TestUser alice = brokered.addLinked(there);
    alice.addTotp();
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(thief).as(TotpPage::new).enter(phone.code());
    flows.change("second-factor browser", "level 1", "loa-max-age", "1");
    support.clockAhead(Duration.ofMinutes(28));

    Page password = session.open(request -> request.with("acr_values", "2"));
    Form step = password.expect("login-login").form("kc-form-login");
    support.clockAhead(Duration.ofMinutes(50));

    brokered.comeBack(session, step, there).as(TotpPage::new);
    assertThat(alice.admin().sessions()).isZero();
  }

  @Test
  @Tag("standard")
  @DisplayName(
      "RFC 9470: tokens tell level 1 of who is exempt, 2 of who was asked or proven, and an application can ask for 2")
  void levels(TestRealm realm) {
    TestUser bob = brokered.provider().addUser("bob");
    TotpDevice phone = brokered.addLinked(bob).addTotp();
    assertThat(acr(brokered.signIn(bob).as(TotpPage::new).enter(phone.code()))).isEqualTo("2");

    realm.policy(Map.of("trustedProviders", "partner"));
    assertThat(acr(brokered.signIn(bob))).isEqualTo("1");
    LoginSession session = realm.newSession();
    Page login = session.open(request -> request.with("acr_values", "2"));
    TotpPage asked = BrokeredRealm.choose(login).as(LoginPage::new).signIn(bob).as(TotpPage::new);
    assertThat(acr(asked.enter(phone.codeAhead(1)))).isEqualTo("2");

    realm.policy(Map.of("trustedProviders", "partner amr=mfa"));
    brokered.says("amr", "mfa");
    assertThat(acr(brokered.signIn(bob))).isEqualTo("2");
  }

  private static String acr(Page page) {
    return page.as(AppPage::new).tokens().idToken().path("acr").asText();
  }

  @Test
  @DisplayName("C13: an undo takes both away, and leaves a provider its own flow")
  void undo(TestRealm realm) {
    assertThat(brokered.settings().path("postBrokerLoginFlowAlias").asText())
        .isEqualTo("second-factor " + AFTER);

    assertThat(flows.undo(AFTER).status()).isEqualTo(204);
    assertThat(flows.undo(FIRST).status()).isEqualTo(204);

    assertThat(brokered.settings().path("postBrokerLoginFlowAlias").asText()).isEmpty();
    assertThat(flows.of(FIRST).path("bound").asText()).isEqualTo("first broker login");
    assertThat(brokered.signIn(brokered.provider().addUser("bob")).isSignedIn()).isTrue();

    new BrokerFlows(realm, brokered).askAfter("second-factor-totp");
    make(AFTER, "");
    assertThat(brokered.settings().path("postBrokerLoginFlowAlias").asText())
        .isEqualTo("after the provider");
    assertThat(flows.undo(AFTER).status()).isEqualTo(204);
    assertThat(brokered.settings().path("postBrokerLoginFlowAlias").asText())
        .isEqualTo("after the provider");
  }

  private void make(String kind, String more) {
    flows.made(
        "{\"kind\": \""
            + kind
            + "\", \"methods\": [\"totp\", \"email-otp\", \"recovery-codes\"]"
            + more
            + ", \"bind\": true}");
  }
}
