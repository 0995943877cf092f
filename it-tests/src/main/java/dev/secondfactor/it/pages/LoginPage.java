package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;

/** Username and password. */
public final class LoginPage {

  private final Page page;

  public LoginPage(Page page) {
    this.page = page.expect("login-login");
  }

  /** The first page of a login in a new session. */
  public static LoginPage of(TestRealm realm) {
    return realm.newSession().open().as(LoginPage::new);
  }

  /** Signs in with the right password. */
  public Page signIn(TestUser user) {
    return signIn(user.username(), user.password());
  }

  /** Signs in with any password. */
  public Page signIn(String username, String password) {
    return page.form("kc-form-login")
        .with("username", username)
        .with("password", password)
        .submit();
  }

  /** What it says of the last try, or an empty text. */
  public String error() {
    return page.error("username");
  }
}
