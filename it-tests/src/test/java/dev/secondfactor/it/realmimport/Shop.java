package dev.secondfactor.it.realmimport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.RealmFile;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import java.net.URI;
import java.util.List;

/**
 * The realm of the example, with an account at Twilio whose token is in the vault, and a user.
 *
 * @param twilio the account
 * @param app where users come back to
 */
record Shop(TwilioAccount twilio, URI app) {

  static final String NAME = "shop";
  private static final String CLIENT = "app";
  private static final String ALICE = "alice";
  private static final String BOB = "bob";
  private static final String PASSWORD = "a-password";

  /** The file, with what is of this machine put in. */
  RealmFile file(int mailPort) {
    return RealmFile.example(Artifacts.given())
        .mailTo(mailPort)
        .sendBy(twilio)
        .withClient(CLIENT, app)
        .withUser(ALICE, PASSWORD)
        .withUser(BOB, PASSWORD);
  }

  /** What the file leaves to the vault. */
  void fillVault(KeycloakServer server) {
    server.vaultSecret(NAME, "twilio", twilio.keys().authToken());
    server.vaultSecret(NAME, "sms", "Bearer of-the-spare-gateway");
  }

  /** Who has codes by SMS signs in with one; who has nothing is asked to set up an app. */
  void expectSecondFactor(KeycloakServer server) {
    RealmAdmin realm = server.admin().realm(NAME);
    String id = realm.api().get(realm.path("/users?username=" + ALICE)).path(0).path("id").asText();
    String number = MobileNumbers.next();
    new TestUser(id, ALICE, PASSWORD, ALICE + "@shop.test", realm.user(id)).enrolSms(number);

    CodePage page = signIn(server, ALICE).as(CodePage::new);

    page.enter(twilio.inbox().code(number)).as(AppPage::new).tokens();
    signIn(server, BOB).as(TotpSetupPage::new);
  }

  /** The flows are bound, and the doctor has nothing to say. */
  static void expectComplete(RealmAdmin realm) {
    assertThat(realm.settings().path("browserFlow").asText())
        .isEqualTo("browser with second factor");
    assertThat(realm.settings().path("resetCredentialsFlow").asText())
        .isEqualTo("reset credentials with second factor");
    assertThat(realm.settings().path("directGrantFlow").asText())
        .isEqualTo("direct grant with second factor");
    assertThat(realm.api().get(realm.path("/second-factor/check")).toString()).isEqualTo("[]");
    assertThat(realm.api().get(realm.path("/second-factor/gateways")).findValuesAsText("name"))
        .isEqualTo(List.of("twilio", "spare"));
    assertThat(realm.secondFactorPolicy().path("requirement").asText()).isEqualTo("required");
    assertThat(realm.secondFactorPolicy().path("primaryMethod").asText()).isEqualTo("totp");
    assertThat(realm.secondFactorPolicy().path("problems")).isEmpty();
  }

  private Page signIn(KeycloakServer server, String user) {
    return new LoginSession(URI.create(server.url() + "/realms/" + NAME), CLIENT, app)
        .open()
        .as(LoginPage::new)
        .signIn(user, PASSWORD);
  }
}
