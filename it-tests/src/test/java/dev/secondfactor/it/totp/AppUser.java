package dev.secondfactor.it.totp;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;

/**
 * Somebody who has set up an authenticator app.
 *
 * @param realm where the account is
 * @param account the account
 * @param phone where the app is
 */
public record AppUser(TestRealm realm, TestUser account, TotpDevice phone) {

  /** Makes an account with the app set up. */
  public static AppUser enrolled(TestRealm realm, String username) {
    TestUser account = realm.addUser(username);
    return new AppUser(realm, account, account.addTotp());
  }

  /** Signs in with the password, in a new user agent; the code is asked for. */
  public TotpPage passPassword() {
    return passPassword(realm.newSession());
  }

  /** Signs in with the password; the code is asked for. */
  public TotpPage passPassword(LoginSession session) {
    return session.open().as(LoginPage::new).signIn(account).as(TotpPage::new);
  }

  /** Types wrong codes, from the first-th on. */
  public TotpPage guess(TotpPage page, int first, int times) {
    TotpPage answer = page;
    for (int n = first; n < first + times; n++) {
      answer = answer.enter(phone.wrongCode(n)).as(TotpPage::new);
    }
    return answer;
  }

  /** Whether the user has a session. */
  public boolean isSignedIn() {
    return account.admin().sessions() > 0;
  }
}
