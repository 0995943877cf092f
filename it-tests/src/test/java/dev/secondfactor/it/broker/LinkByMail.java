package dev.secondfactor.it.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who comes by a provider for the first time, and proves an account that is there by the
 * mail of Keycloak's own step.
 *
 * @param brokered the realm and its provider
 * @param user the account
 * @param there the user of the provider, with the same address
 * @param inbox where the mail comes to
 */
record LinkByMail(BrokeredRealm brokered, TestUser user, TestUser there, Inbox inbox) {

  private static final Pattern LINK =
      Pattern.compile("https?://\\S+/login-actions/action-token\\S+");

  /** What is shown after the link, in the same browser. */
  Page follow() {
    Page sent = ask();
    return sent.session().get(link());
  }

  /** What is shown in the browser of the login, after the link was followed in another one. */
  Page followElsewhere(TestRealm realm) {
    Page sent = ask();
    LoginSession other = realm.newSession();
    Page page = other.get(link());
    page.find("a[href*=action-token]")
        .ifPresent(confirm -> other.get(URI.create(confirm.absUrl("href"))));
    return sent.session().reload();
  }

  /** Says that the account shall be linked. */
  static Page confirm(Page page) {
    return page.expect("login-login-idp-link-confirm")
        .forms()
        .get(0)
        .submit("submitAction", "linkAccount");
  }

  private Page ask() {
    return confirm(brokered.signIn(there)).expect("login-login-idp-link-email");
  }

  private URI link() {
    Matcher link = LINK.matcher(inbox.first(user.email()).text());
    assertThat(link.find()).isTrue();
    return URI.create(link.group());
  }
}
