package dev.secondfactor.it.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Waiting;
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
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given a flow after an identity provider that asks for a second factor")
class PostBrokerIT {

  private BrokeredRealm brokered;
  private TestUser carol;

  @BeforeEach
  void open(TestRealm realm, Harness harness) {
    brokered = BrokeredRealm.oidc(realm, harness);
    new BrokerFlows(realm, brokered).askAfter("second-factor-totp", "second-factor-email-otp");
    carol = brokered.provider().addUser("carol");
  }

  @AfterEach
  void close() {
    brokered.close();
  }

  @Test
  @Tag("trap")
  @Tag("smoke")
  @DisplayName("TRAP 24: a new user sets one up at the first login, and is asked at the next")
  void newUser(TestRealm realm) {
    realm.policy(Map.of("requirement", "required", "methods", "totp"));

    TotpSetupPage setup = brokered.signIn(carol).as(TotpSetupPage::new);
    TotpDevice phone = setup.device();
    assertThat(setup.enter(phone.code()).isSignedIn()).isTrue();

    TotpPage page = brokered.signIn(carol).as(TotpPage::new);
    TotpPage wrong = page.enter(phone.wrongCode(0)).as(TotpPage::new);
    assertThat(wrong.error()).isNotEmpty();
    assertThat(wrong.enter(phone.codeAhead(1)).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName(
      "D6: who comes by a provider that is listed alone is neither asked nor led to a set-up")
  void exempt(TestRealm realm) {
    TestUser alice = brokered.addLinked(carol);
    TestUser dave = brokered.provider().addUser("dave");
    realm.policy(Map.of("requirement", "required", "trustedProviders", "partner"));

    alice.addTotp();
    assertThat(brokered.signIn(carol).isSignedIn()).isTrue();
    LoginSession session = realm.newSession();
    assertThat(brokered.signIn(session, dave).isSignedIn()).isTrue();
    assertThat(session.newTab().open().isSignedIn()).isTrue();

    realm.policy(Map.of("requirement", "required", "methods", "totp"));
    brokered.signIn(carol).as(TotpPage::new);
    brokered.signIn(dave).as(TotpSetupPage::new);
  }

  @Test
  @Tag("smoke")
  @Tag("standard")
  @DisplayName("ASVS 6.8.4: what the ID token says of the methods spares, letter by letter")
  void proven(TestRealm realm) {
    brokered.addLinked(carol).addTotp();
    TestUser dave = brokered.provider().addUser("dave");
    assertThat(isAsked(realm, "partner amr=mfa")).isTrue();
    brokered.says("amr", "[\"pwd\",\"mfa\"]");

    assertThat(isAsked(realm, "partner amr=mfa")).isFalse();
    assertThat(brokered.signIn(dave).isSignedIn()).isTrue();
    for (String other :
        new String[] {
          "partner amr=MFA",
          "partner amr=mf",
          "partner acr=mfa",
          "partners amr=mfa",
          "Partner amr=mfa"
        }) {
      assertThat(isAsked(realm, other)).as(other).isTrue();
    }
    assertThat(isAsked(realm, "partner acr=1")).isFalse();

    brokered.change(settings -> config(settings).put("validateSignature", "false"));
    assertThat(isAsked(realm, "partner amr=mfa")).isTrue();
  }

  @Test
  @DisplayName("a method in the ID token may be one text")
  void oneText(TestRealm realm) {
    brokered.addLinked(carol).addTotp();
    brokered.says("amr", "mfa");

    assertThat(isAsked(realm, "partner amr=mfa")).isFalse();
    assertThat(isAsked(realm, "partner amr=m")).isTrue();
  }

  @Test
  @DisplayName(
      "codes by e-mail work as in any login: reload, language, another way, wrong and right code")
  void page(TestRealm realm, Inbox inbox) {
    TestUser alice = brokered.addLinked(carol);
    alice.enrolEmail();
    alice.addTotp();

    CodePage page = brokered.signIn(carol).as(CodePage::new).awaitDelivery("sent");
    page =
        page.tryAnotherWay()
            .choose("pp")
            .as(TotpPage::new)
            .tryAnotherWay()
            .choose("mail")
            .as(CodePage::new);
    CodePage german = inGerman(page.reload().page()).as(CodePage::new);
    assertThat(german.page().document().select("html").attr("lang")).isEqualTo("de");
    CodePage wrong = german.enter("000000").as(CodePage::new);
    assertThat(wrong.error()).isNotEmpty();
    String code = inbox.first(alice.email()).code();
    assertThat(inbox.count(alice.email())).isOne();

    assertThat(wrong.enter(code).isSignedIn()).isTrue();
    JsonNode error = realm.admin().events("IDENTITY_PROVIDER_POST_LOGIN_ERROR").get(0);
    assertThat(error.path("error").asText()).isEqualTo("invalid_user_credentials");
    assertThat(error.path("userId").asText()).isEqualTo(alice.id());
    assertThat(error.path("details").path("identity_provider").asText()).isEqualTo("partner");
    assertThat(error.path("details").path("second_factor_method").asText()).isEqualTo("email-otp");
    assertThat(
            realm.admin().events("LOGIN").get(0).path("details").path("identity_provider").asText())
        .isEqualTo("partner");
  }

  @Test
  @DisplayName("wrong codes lock as in any login, and are Keycloak's own wrong codes, too")
  void lock(TestRealm realm) {
    realm.bruteForceProtection(30);
    TestUser alice = brokered.addLinked(carol);
    TotpDevice phone = alice.addTotp();

    TotpPage page = brokered.signIn(carol).as(TotpPage::new);
    for (int i = 0; i < 5; i++) {
      page = page.enter(phone.wrongCode(i)).as(TotpPage::new);
    }

    assertThat(page.isOpen()).isFalse();
    assertThat(brokered.signIn(carol).as(TotpPage::new).isOpen()).isFalse();
    Waiting.until(
        "five failures", () -> alice.admin().bruteForce().path("numFailures").asInt() == 5);
  }

  @Test
  @Tag("trap")
  @ExpectedInLog("The second factor of another user was checked in this login")
  @DisplayName("TRAP 24: who comes back as another user has not passed that user's second factor")
  void anotherUser(TestRealm realm, Inbox inbox) {
    new BrokerFlows(realm, brokered).insistAfter("second-factor-totp", "second-factor-email-otp");
    TestUser thief = brokered.addLinked(carol);
    TotpDevice phone = thief.addTotp();
    thief.enrolEmail();
    TestUser dave = brokered.provider().addUser("dave");
    TestUser victim = brokered.addLinked(dave);
    victim.addTotp();
    victim.enrolEmail();

    CodePage half = brokered.signIn(carol).as(TotpPage::new).enter(phone.code()).as(CodePage::new);
    brokered.signOutThere(carol);
    Page other = brokered.comeBack(half.page().session(), half.form(), dave);

    Page after = other.as(CodePage::new).enter(inbox.first(victim.email()).code());
    assertThat(after.as(ErrorPage::new).status()).isEqualTo(400);
    assertThat(victim.admin().sessions()).isZero();
  }

  private boolean isAsked(TestRealm realm, String trusted) {
    realm.policy(Map.of("requirement", "required", "methods", "totp", "trustedProviders", trusted));
    Page page = brokered.signIn(carol);
    if (page.isSignedIn()) {
      return false;
    }
    page.as(TotpPage::new);
    return true;
  }

  private static Page inGerman(Page page) {
    String address =
        page.document().select("a[href*=kc_locale], option[value*=kc_locale]").stream()
            .map(it -> it.hasAttr("href") ? it.absUrl("href") : it.absUrl("value"))
            .filter(it -> it.contains("kc_locale=de"))
            .findFirst()
            .orElseThrow();
    return page.session().get(URI.create(address));
  }

  private static ObjectNode config(ObjectNode settings) {
    return (ObjectNode) settings.path("config");
  }
}
