package dev.secondfactor.it.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.admin.AdminApi;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.realm.RealmDocument;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import java.util.List;
import java.util.Map;

/**
 * The realm {@value #NAME}: its users, its mail, its text messages and its browser flow with a
 * second factor.
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

  /** Where numbers may be of: enough to see the choice of a country. */
  private static final List<String> COUNTRIES = List.of("AT", "CH", "DE", "FR", "GB", "US");

  /** A user with an authenticator app, which the inbox page shows. */
  static final String WITH_APP = "dave";

  private DemoRealm() {}

  static DemoApp create(AdminApi api, int smtpPort, TwilioAccount twilio) {
    ObjectNode document = RealmDocument.of(NAME, smtpPort);
    document.put("displayName", "Demo");
    document.withObject("/smtpServer").put("from", "demo@demo.test").put("fromDisplayName", "Demo");
    document.put("bruteForceProtected", true);
    api.createRealm(document);
    RealmAdmin realm = api.realm(NAME);
    realm.createComponent(
        TestRealm.GATEWAY_TYPE,
        TestRealm.TWILIO,
        RealmAdmin.oneValueEach(twilio.gatewaySettings()));
    realm.createComponent(
        TestRealm.POLICY_TYPE, TestRealm.POLICY, Map.of("smsCountries", COUNTRIES));
    realm
        .flows()
        .bindPasswordThen(
            List.of(
                "second-factor-totp",
                "second-factor-email-otp",
                "second-factor-sms-otp",
                "second-factor-recovery-codes"));
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
