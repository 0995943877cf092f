package dev.secondfactor.it.demo;

import dev.secondfactor.it.harness.login.ClientApp;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.RealmDocument;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.sms.SmsInbox;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import java.net.URI;

/** Does what a visitor does first: signs in with the code from the inbox. */
final class DemoCheck {

  private static final String CLIENT = "demo-check";

  private DemoCheck() {}

  /**
   * Signs in.
   *
   * @throws AssertionError when a page is not the expected one
   */
  static void run(KeycloakServer server, Inbox mails, SmsInbox texts, DemoApp demoApp) {
    try (ClientApp app = ClientApp.start()) {
      server
          .admin()
          .realm(DemoRealm.NAME)
          .createClient(RealmDocument.publicClient(CLIENT, app.uri()));
      URI realm = URI.create(server.url() + "/realms/" + DemoRealm.NAME);
      String user = DemoRealm.ENROLLED;
      signIn(realm, app, user)
          .as(CodePage::new)
          .enter(mails.code(DemoRealm.email(user)))
          .as(AppPage::new)
          .tokens();
      signIn(realm, app, DemoRealm.WITH_PHONE)
          .as(CodePage::new)
          .enter(texts.code(DemoRealm.NUMBER))
          .as(AppPage::new)
          .tokens();
      signIn(realm, app, demoApp.user())
          .as(TotpPage::new)
          .enter(demoApp.code())
          .as(AppPage::new)
          .tokens();
    }
  }

  private static Page signIn(URI realm, ClientApp app, String user) {
    return new LoginSession(realm, CLIENT, app.uri())
        .open()
        .as(LoginPage::new)
        .signIn(user, DemoRealm.password(user));
  }
}
