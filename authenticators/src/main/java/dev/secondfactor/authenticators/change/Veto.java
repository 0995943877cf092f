package dev.secondfactor.authenticators.change;

import dev.secondfactor.keycloak.step.FreshCheck;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/**
 * Refuses what the request under way is about to change. A listener cannot do so otherwise than by
 * failing the request's transaction.
 */
final class Veto {

  private final KeycloakSession session;

  Veto(KeycloakSession session) {
    this.session = session;
  }

  /** Refuses, unless a second factor was checked a moment ago (ASVS 7.5.1). */
  void unlessFresh() {
    if (!isFresh()) {
      refuse("second_factor_required", "A second factor has to be checked before this change");
    }
  }

  /** Refuses with an error code for programs and a sentence for people. */
  void refuse(String error, String description) {
    session
        .getTransactionManager()
        .enlistPrepare(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                throw new ForbiddenException(
                    Response.status(Response.Status.FORBIDDEN)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Map.of("error", error, "error_description", description))
                        .build());
              }

              @Override
              protected void rollbackImpl() {}
            });
  }

  private boolean isFresh() {
    KeycloakContext request = session.getContext();
    return request.getAuthenticationSession() != null
        ? FreshCheck.isFresh(session, request.getAuthenticationSession())
        : Optional.ofNullable(request.getUserSession())
            .filter(userSession -> FreshCheck.isFresh(session, userSession))
            .isPresent();
  }
}
