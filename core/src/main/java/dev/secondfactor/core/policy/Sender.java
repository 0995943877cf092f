package dev.secondfactor.core.policy;

import java.util.Optional;

/**
 * A mailbox of its own for code mails; what is empty is taken from the realm's e-mail settings.
 *
 * @param address the From address
 * @param name the name shown with it
 * @param replyTo where answers go
 * @param server the mail server, when it is not the realm's
 */
public record Sender(
    Optional<String> address,
    Optional<String> name,
    Optional<String> replyTo,
    Optional<Server> server) {

  /** How the connection to a mail server is protected. */
  public enum Security {
    /** Not at all. */
    NONE,
    /** STARTTLS on the plain port. */
    STARTTLS,
    /** TLS from the start. */
    TLS
  }

  /**
   * A mail server.
   *
   * @param host its name
   * @param port its port
   * @param security how the connection is protected
   * @param user the user to sign in as; without one there is no sign-in
   * @param password the password or a vault reference
   */
  public record Server(
      String host, int port, Security security, Optional<String> user, Optional<String> password) {

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }
}
