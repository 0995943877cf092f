package dev.secondfactor.it.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.realm.RealmDocument;
import dev.secondfactor.it.harness.realm.RealmFile;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.sms.TwilioAccount;

/**
 * The realm {@value #NAME}: most of it is in the file that the compose file of {@code docker}
 * imports as well; text messages and their user, which need a provider, are added here.
 */
final class DemoRealm {

  static final String NAME = "demo";

  /** A user who has codes by e-mail set up. */
  static final String ENROLLED = "alice";

  /** A user who has codes by SMS set up. */
  static final String WITH_PHONE = "erin";

  /** The number of that user. */
  static final String NUMBER = "+4915123456789";

  /** A user with an authenticator app, which the inbox page shows. */
  static final String WITH_APP = "dave";

  /** The key in that app, as a user would type it. */
  private static final String KEY = "MEWWWZLZFV2GQYLUFVQWY3BNNNXG65ZB";

  /** The theme that adds our pages to the admin console. */
  private static final String CONSOLE_THEME = "second-factor";

  private DemoRealm() {}

  static DemoApp create(
      KeycloakServer server, Artifacts artifacts, int smtpPort, TwilioAccount twilio) {
    ObjectNode file = RealmFile.demo(artifacts).document();
    file.withObject("/smtpServer").put("host", "127.0.0.1").put("port", Integer.toString(smtpPort));
    DemoSms sms = new DemoSms(twilio);
    sms.addTo(file);
    server.vaultSecret(NAME, "twilio", twilio.keys().authToken());
    server.admin().createRealm(file);
    server.admin().realm("master").change(settings -> settings.put("adminTheme", CONSOLE_THEME));
    RealmAdmin realm = server.admin().realm(NAME);
    sms.addTo(realm);
    addPhone(realm);
    return new DemoApp(WITH_APP, TotpDevice.typed(KEY));
  }

  /** The address of a demo user. */
  static String email(String username) {
    return username + "@demo.test";
  }

  /** Who can read the demo's start message can read this: the password is the name. */
  static String password(String username) {
    return username;
  }

  private static void addPhone(RealmAdmin realm) {
    String password = password(WITH_PHONE);
    ObjectNode document = RealmDocument.user(WITH_PHONE, email(WITH_PHONE), password);
    String id = realm.createUser(document.put("lastName", "Demo"));
    new TestUser(id, WITH_PHONE, password, email(WITH_PHONE), realm.user(id)).enrolSms(NUMBER);
  }
}
