package dev.secondfactor.it.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.PaperCode;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.RecoverySetupPage;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who has set recovery codes up and keeps them on paper.
 *
 * @param realm where the account is
 * @param account the account
 * @param codes all codes of the set, used or not
 */
public record RecoveryUser(TestRealm realm, TestUser account, List<PaperCode> codes) {

  /** The required action that makes a set. */
  static final String ACTION = "second-factor-configure-recovery-codes";

  /** The type of the credential. */
  static final String TYPE = "second-factor-recovery-codes";

  /** Makes an account and sets codes up in it; it has no other second factor. */
  public static RecoveryUser enrolled(TestRealm realm, String username) {
    TestUser account = realm.addUser(username);
    return enrolled(realm, account, signedIn(realm, account));
  }

  /** Sets codes up in an account that is signed in. */
  public static RecoveryUser enrolled(TestRealm realm, TestUser account, LoginSession session) {
    RecoverySetupPage page = session.openAction(ACTION).as(RecoverySetupPage::new);
    RecoveryUser user = new RecoveryUser(realm, account, codesOf(realm, page));
    page.finish().as(AppPage::new);
    return user;
  }

  /** The codes of a page, which from then on must not come to light. */
  static List<PaperCode> codesOf(TestRealm realm, RecoverySetupPage page) {
    List<PaperCode> codes = page.codes();
    codes.forEach(code -> realm.keepSecret(code.written()));
    codes.forEach(code -> realm.keepSecret(code.plain()));
    return codes;
  }

  /** Signs in an account that is asked for the password alone. */
  static LoginSession signedIn(TestRealm realm, TestUser account) {
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(account).as(AppPage::new);
    return session;
  }

  /** Signs in with the password, in a new user agent; a recovery code is asked for. */
  RecoveryPage passPassword() {
    return passPassword(realm.newSession());
  }

  /** Signs in with the password; a recovery code is asked for. */
  public RecoveryPage passPassword(LoginSession session) {
    return session.open().as(LoginPage::new).signIn(account).as(RecoveryPage::new);
  }

  /** The n-th code, from 1. */
  public PaperCode code(int n) {
    return codes.get(n - 1);
  }

  /** Signs in with the n-th code, in a new user agent, up to the application. */
  AppPage signIn(int n) {
    return signIn(n, realm.newSession());
  }

  /** Signs in with the n-th code, up to the application. */
  AppPage signIn(int n, LoginSession session) {
    return left(passPassword(session).enter(code(n).written())).later().as(AppPage::new);
  }

  /** The page that tells, after a login, how many codes are left. */
  static RecoverySetupPage left(Page page) {
    return page.as(RecoverySetupPage::new);
  }

  /** Whether this is the page that tells, after a login, how many codes are left. */
  public static boolean isLeftTold(Page page) {
    return page.id().equals("login-second-factor-recovery-setup");
  }

  /** Types wrong codes, from the first-th on. */
  RecoveryPage guess(RecoveryPage page, int first, int times) {
    RecoveryPage answer = page;
    for (int n = first; n < first + times; n++) {
      answer = answer.enter(code(1).wrong(n)).as(RecoveryPage::new);
    }
    return answer;
  }

  /** What the set-up leaves with the account, as its administrator sees it. */
  Optional<JsonNode> credential() {
    return account.admin().credential(TYPE);
  }

  /** The id of the credential. */
  String credentialId() {
    return credential().orElseThrow().path("id").asText();
  }

  /** How many sessions the user has. */
  int sessions() {
    return account.admin().sessions();
  }
}
