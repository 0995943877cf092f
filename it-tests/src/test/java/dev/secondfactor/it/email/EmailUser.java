package dev.secondfactor.it.email;

import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who has set up codes by e-mail, and reads them.
 *
 * @param realm where the account is
 * @param inbox takes the mails
 * @param account the account; its own address is another than the one for codes
 * @param address where the codes go
 */
public record EmailUser(TestRealm realm, Inbox inbox, TestUser account, String address) {

  /** Makes an account with the method set up. */
  public static EmailUser enrolled(TestRealm realm, Inbox inbox, String username) {
    return enrolled(realm, inbox, username, Map.of());
  }

  /** As the other, with some of the account's fields given. */
  public static EmailUser enrolled(
      TestRealm realm, Inbox inbox, String username, Map<String, ?> fields) {
    TestUser account = realm.addUser(username, fields);
    String address = username + "@codes." + realm.name() + ".test";
    account.enrolEmail(address);
    return new EmailUser(realm, inbox, account, address);
  }

  /** Signs in with the password, in a new user agent; the code is asked for. */
  public CodePage passPassword() {
    return passPassword(realm.newSession());
  }

  /** Signs in with the password; the code is asked for. */
  public CodePage passPassword(LoginSession session) {
    return enterPassword(session).as(CodePage::new);
  }

  /** Signs in with the password, whatever comes of it. */
  public Page enterPassword(LoginSession session) {
    return session.open().as(LoginPage::new).signIn(account);
  }

  /** Waits for the n-th code that was sent; the first is 1. */
  public String code(int n) {
    return Waiting.forSome(
            "code " + n + " to " + address,
            () ->
                Optional.of(codeMails())
                    .filter(mails -> mails.size() >= n)
                    .map(mails -> mails.get(n - 1)))
        .code();
  }

  /** Waits for the first code. */
  public String code() {
    return code(1);
  }

  /**
   * How many codes were sent, when nothing more is on its way: somebody else's code has come that
   * was asked for after all of them.
   */
  public int codesSentInAll() {
    EmailUser witness = enrolled(realm, inbox, "witness-" + realm.users().size());
    witness.passPassword();
    witness.code();
    return codeMails().size();
  }

  /** Whether the user has a session. */
  public boolean isSignedIn() {
    return account.admin().sessions() > 0;
  }

  private List<Mail> codeMails() {
    return inbox.to(address).stream().filter(mail -> mail.findCode().isPresent()).toList();
  }
}
