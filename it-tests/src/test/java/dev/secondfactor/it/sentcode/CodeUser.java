package dev.secondfactor.it.sentcode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.DestinationPage;
import dev.secondfactor.it.pages.LoginPage;
import java.util.Optional;

/**
 * Somebody who has codes sent, and reads them; see {@link SentMethod#enrolled}.
 *
 * @param realm where the account is
 * @param method how the codes come
 * @param account the account; its own address is another than the destination
 * @param destination where the codes go, or will go after set-up
 */
public record CodeUser(TestRealm realm, SentMethod method, TestUser account, String destination) {

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

  /** Signs in with the password, in a new user agent; the destination is asked for. */
  public DestinationPage openSetUp() {
    return method.destinationPage(enterPassword(realm.newSession()));
  }

  /** As far as the proof of the destination: a code was sent there. */
  public CodePage sendProof() {
    return openSetUp().submit(destination).as(CodePage::new);
  }

  /** Waits for the n-th code that was sent; the first is 1. */
  public String code(int n) {
    return codeTo(destination, n);
  }

  /** Waits for the first code. */
  public String code() {
    return code(1);
  }

  /** Waits for the n-th code that was sent to another destination. */
  public String codeTo(String other, int n) {
    return method.awaitCode(realm, other, n);
  }

  /**
   * How many codes were sent, when nothing more is on its way: somebody else's code has come that
   * was asked for after all of them.
   */
  public int codesSentInAll() {
    return codesSentInAllTo(destination);
  }

  /** As the other, to another destination. */
  public int codesSentInAllTo(String other) {
    CodeUser witness = method.enrolled(realm, "witness-" + realm.users().size());
    witness.passPassword();
    witness.code();
    return method.codes(realm, other).size();
  }

  /** Whether the user has a session. */
  public boolean isSignedIn() {
    return account.admin().sessions() > 0;
  }

  /** The destination as pages, events and administrators may see it. */
  public String maskedDestination() {
    return method.masked(destination);
  }

  /** What set-up leaves with the account. */
  public Optional<JsonNode> credential() {
    return account.admin().credential(method.credentialType());
  }

  /** Takes the method from the account, as an administrator can. */
  public void removeCredential() {
    account.admin().deleteCredential(credential().orElseThrow().path("id").asText());
  }
}
