package dev.secondfactor.it.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who has forgotten the password, and asks for a link by mail.
 *
 * @param realm the realm, which allows that
 * @param user the user
 * @param inbox where the mail comes to
 */
public record ForgottenPassword(TestRealm realm, TestUser user, Inbox inbox) {

  /** The page on which the new password is set. */
  public static final String PAGE = "login-login-update-password";

  /** The new password. */
  public static final String NEW = "new password";

  private static final Pattern LINK =
      Pattern.compile("https?://\\S+/login-actions/action-token\\S+");

  /** What is shown after the link, in the same browser. */
  public Page follow() {
    LoginSession session = realm.newSession();
    return session.get(ask(session));
  }

  /** The same in another browser, where Keycloak asks whether to go on. */
  public Page followElsewhere() {
    Page page = realm.newSession().get(ask(realm.newSession()));
    return page.find(
            "#kc-info-message a[href*=login-actions], #kc-info-wrapper a[href*=login-actions]")
        .map(link -> page.session().get(URI.create(link.absUrl("href"))))
        .orElse(page);
  }

  /** Sets the new password. */
  public static Page set(Page page) {
    return page.form("kc-passwd-update-form")
        .with("password-new", NEW)
        .with("password-confirm", NEW)
        .submit();
  }

  private URI ask(LoginSession session) {
    Page login = session.open();
    URI forgotten =
        URI.create(login.document().select("a[href*=reset-credentials]").first().absUrl("href"));
    session
        .get(forgotten)
        .form("kc-reset-password-form")
        .with("username", user.username())
        .submit();
    Mail mail = inbox.first(user.email());
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).as(mail.text()).isTrue();
    return URI.create(link.group());
  }
}
