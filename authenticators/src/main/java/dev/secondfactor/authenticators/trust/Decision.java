package dev.secondfactor.authenticators.trust;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Whether the browser of this request is trusted for a user, decided once: Keycloak asks a
 * condition several times in one request, and each use of a token replaces it.
 */
final class Decision {

  private final KeycloakSession session;
  private final String name;

  Decision(KeycloakSession session, UserModel user) {
    this.session = session;
    this.name = "second-factor.trusted-browser." + user.getId();
  }

  /** What was decided; decides when it was not. */
  boolean or(BooleanSupplier decide) {
    return Optional.ofNullable(session.getAttribute(name, Boolean.class))
        .orElseGet(() -> set(decide.getAsBoolean()));
  }

  /** Decides that the user is asked, whatever the browser has sent. */
  void ask() {
    set(false);
  }

  private boolean set(boolean trusted) {
    session.setAttribute(name, trusted);
    return trusted;
  }
}
