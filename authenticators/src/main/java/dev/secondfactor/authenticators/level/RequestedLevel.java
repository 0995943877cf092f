package dev.secondfactor.authenticators.level;

import java.util.Optional;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The level of authentication that a login is asked for, as Keycloak notes it. The note outlives a
 * restart of the login as somebody else, so what the application asks for is kept beside it.
 */
public final class RequestedLevel {

  private static final String NOTE = Constants.REQUESTED_LEVEL_OF_AUTHENTICATION;
  private static final String OF_APPLICATION = "second-factor.application-level";

  private final AuthenticationSessionModel authSession;

  /** The one of a login. */
  public RequestedLevel(AuthenticationSessionModel authSession) {
    this.authSession = authSession;
  }

  /** What the application asks for; {@link Constants#NO_LOA} when it asks for none. */
  public int ofApplication() {
    String asked =
        Optional.ofNullable(authSession.getClientNote(OF_APPLICATION))
            .or(() -> Optional.ofNullable(authSession.getClientNote(NOTE)))
            .orElse("");
    return asked.isEmpty() ? Constants.NO_LOA : Integer.parseInt(asked);
  }

  /** Asks for a level at least. */
  void raise(int level) {
    keep();
    authSession.setClientNote(NOTE, Integer.toString(Math.max(level, ofApplication())));
  }

  /** Asks for what the application asks for. */
  void restore() {
    if (authSession.getClientNote(OF_APPLICATION) == null) {
      return;
    }
    if (ofApplication() == Constants.NO_LOA) {
      authSession.removeClientNote(NOTE);
    } else {
      authSession.setClientNote(NOTE, Integer.toString(ofApplication()));
    }
  }

  private void keep() {
    if (authSession.getClientNote(OF_APPLICATION) == null) {
      authSession.setClientNote(
          OF_APPLICATION, Optional.ofNullable(authSession.getClientNote(NOTE)).orElse(""));
    }
  }
}
