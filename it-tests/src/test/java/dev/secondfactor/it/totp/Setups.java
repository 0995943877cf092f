package dev.secondfactor.it.totp;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpSetupPage;

/** The way to the set-up of an authenticator app. */
final class Setups {

  /** The required action that sets one up. */
  static final String ACTION = "second-factor-configure-totp";

  private Setups() {}

  /** A new user without an app, who is asked at the next login to set one up. */
  static TestUser invited(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction(ACTION);
    return bob;
  }

  /** Signs in with the password, in a new user agent; the set-up is asked for. */
  static TotpSetupPage open(TestRealm realm, TestUser user) {
    return open(realm.newSession(), user);
  }

  /** Signs in with the password; the set-up is asked for. */
  static TotpSetupPage open(LoginSession session, TestUser user) {
    return session.open().as(LoginPage::new).signIn(user).as(TotpSetupPage::new);
  }
}
