package dev.secondfactor.it.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.realm.RealmDocument;
import dev.secondfactor.it.harness.realm.RealmFile;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.sms.TwilioAccount;

/**
 * The realm {@value #NAME}: its mail, its text messages, its policy and its flows are in a file for
 * import, as in the documentation's examples; its users are made here.
 */
final class DemoRealm {

  static final String NAME = "demo";

  /** A user who has codes by e-mail set up. */
  static final String ENROLLED = "alice";

  /** A user whose next login asks to set them up. */
  static final String INVITED = "bob";

  /** A user with a password only. */
  static final String PLAIN = "carol";

  /** A user who has codes by SMS set up. */
  static final String WITH_PHONE = "erin";

  /** The number of that user. */
  static final String NUMBER = "+4915123456789";

  /** A user with an authenticator app, which the inbox page shows. */
  static final String WITH_APP = "dave";

  /** The theme that adds our pages to the admin console. */
  private static final String CONSOLE_THEME = "second-factor";

  private DemoRealm() {}

  static DemoApp create(KeycloakServer server, int smtpPort, TwilioAccount twilio) {
    RealmFile file = RealmFile.resource("/demo/realm.json").sendBy(twilio);
    file.document().withObject("/smtpServer").put("port", Integer.toString(smtpPort));
    server.vaultSecret(NAME, "twilio", twilio.keys().authToken());
    server.admin().createRealm(file.document());
    server.admin().realm("master").change(settings -> settings.put("adminTheme", CONSOLE_THEME));
    RealmAdmin realm = server.admin().realm(NAME);
    addUser(realm, ENROLLED).enrolEmail();
    addUser(realm, INVITED).admin().addRequiredAction("second-factor-configure-email");
    addUser(realm, PLAIN);
    addUser(realm, WITH_PHONE).enrolSms(NUMBER);
    return new DemoApp(WITH_APP, addUser(realm, WITH_APP).addTotp("demo"));
  }

  /** The address of a demo user. */
  static String email(String username) {
    return username + "@demo.test";
  }

  /** Who can read the demo's start message can read this: the password is the name. */
  static String password(String username) {
    return username;
  }

  private static TestUser addUser(RealmAdmin realm, String username) {
    String email = email(username);
    String password = password(username);
    ObjectNode document = RealmDocument.user(username, email, password).put("lastName", "Demo");
    String id = realm.createUser(document);
    return new TestUser(id, username, password, email, realm.user(id));
  }
}
