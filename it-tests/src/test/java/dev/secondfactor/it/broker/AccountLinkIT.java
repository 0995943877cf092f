package dev.secondfactor.it.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.ErrorPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given a first login by a provider that asks for a second factor before it links")
class AccountLinkIT {

  /** Keycloak itself writes the address into it, when the mail was followed in the same request. */
  private static final String LINK_EVENT = "type=\"IDENTITY_PROVIDER_FIRST_LOGIN_ERROR\"";

  private BrokeredRealm brokered;
  private BrokerFlows flows;
  private TestUser alice;
  private TestUser there;

  @BeforeEach
  void open(TestRealm realm, Harness harness) {
    brokered = BrokeredRealm.oidc(realm, harness);
    flows = new BrokerFlows(realm, brokered);
    flows.askBeforeLink("second-factor-totp", "second-factor-email-otp");
    alice = realm.addUser("alice");
    there = brokered.provider().addUser("alice", Map.of("email", alice.email()));
  }

  @AfterEach
  void close() {
    brokered.close();
  }

  @Test
  @Tag("trap")
  @Tag("smoke")
  @DisplayName(
      "TRAP 24: a link by mail is made when the code was right; who was asked for it is not asked again")
  void asked(Inbox inbox) {
    flows.askAfter("second-factor-totp");
    TotpDevice phone = alice.addTotp();

    TotpPage page = byMail(inbox).follow().as(TotpPage::new);
    TotpPage wrong = page.enter(phone.wrongCode(0)).as(TotpPage::new);
    assertThat(wrong.error()).isNotEmpty();
    assertThat(brokered.linked(there)).isEmpty();

    assertThat(wrong.enter(phone.code()).isSignedIn()).isTrue();
    assertThat(brokered.linked(there)).containsExactly("alice");
    brokered.signIn(there).as(TotpPage::new);
  }

  @ParameterizedTest(
      name = "TRAP 37: who has codes to the mailbox of the link alone is refused; elsewhere: {0}")
  @ValueSource(booleans = {false, true})
  @Tag("trap")
  @ExpectedInLog(LINK_EVENT)
  void sameMailbox(boolean elsewhere, TestRealm realm, Inbox inbox) {
    alice.enrolEmail();

    Page page = elsewhere ? byMail(inbox).followElsewhere(realm) : byMail(inbox).follow();

    assertThat(page.as(ErrorPage::new).message()).contains("cannot be linked here");
    assertThat(inbox.all().stream().filter(mail -> mail.to().contains(alice.email()))).hasSize(1);
    assertThat(brokered.linked(there)).isEmpty();
    assertThat(alice.admin().sessions()).isZero();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 24: a mail that was followed before the login began anew leads to no link")
  void followedBefore(TestRealm realm, Inbox inbox) {
    alice.addTotp();
    byMail(inbox).followElsewhere(realm);

    brokered.signIn(there).as(TotpPage::new);

    assertThat(brokered.linked(there)).isEmpty();
  }

  @Test
  @DisplayName("C13: who proves the account by the password may take a code by e-mail")
  void byPassword(Inbox inbox) {
    flows.withoutMail();
    alice.enrolEmail();

    CodePage page =
        LinkByMail.confirm(brokered.signIn(there))
            .form("kc-form-login")
            .with("password", alice.password())
            .submit()
            .as(CodePage::new);
    assertThat(brokered.linked(there)).isEmpty();

    assertThat(page.enter(inbox.first(alice.email()).code()).isSignedIn()).isTrue();
    assertThat(brokered.linked(there)).containsExactly("alice");
  }

  @Test
  @ExpectedInLog(ExpectedInLog.STEP_NOT_SET_UP)
  @Tag("trap")
  @DisplayName(
      "TRAP 24: a flow that insists on another method links nobody who has one, and sets nothing up")
  void insisting(TestRealm realm, Inbox inbox) {
    realm.admin().flows().addStep("first login", "second-factor-email-otp", "REQUIRED");
    TotpDevice phone = alice.addTotp();

    byMail(inbox).follow().as(TotpPage::new).enter(phone.code()).as(ErrorPage::new);

    assertThat(brokered.linked(there)).isEmpty();
  }

  @Test
  @DisplayName("C13: nobody is asked whose account is new, or has no second factor")
  void nothingToAsk(Inbox inbox) {
    TestUser bob = brokered.provider().addUser("bob");

    assertThat(brokered.signIn(bob).isSignedIn()).isTrue();
    assertThat(byMail(inbox).follow().isSignedIn()).isTrue();
    assertThat(brokered.linked(bob)).containsExactly("bob");
    assertThat(brokered.linked(there)).containsExactly("alice");
  }

  @Test
  @Tag("standard")
  @DisplayName("ASVS 7.5.1: who is signed in links an identity after a code")
  void signedIn(TestRealm realm) {
    realm.admin().flows().bindPasswordAlone();
    TotpDevice phone = alice.addTotp();
    LoginSession session = realm.newSession();
    assertThat(session.open().as(LoginPage::new).signIn(alice).isSignedIn()).isTrue();

    TotpPage confirm = session.openAction("idp_link:partner").as(TotpPage::new);
    assertThat(confirm.enter(phone.wrongCode(0)).as(TotpPage::new).error()).isNotEmpty();
    Page question =
        session.page().as(TotpPage::new).enter(phone.code()).expect("login-link-idp-action");
    assertThat(brokered.linked(there)).isEmpty();

    Page linked = question.forms().get(0).submit().as(LoginPage::new).signIn(there);
    assertThat(linked.uri().getQuery()).contains("kc_action_status=success");
    assertThat(brokered.linked(there)).containsExactly("alice");
  }

  private LinkByMail byMail(Inbox inbox) {
    return new LinkByMail(brokered, alice, there, inbox);
  }
}
