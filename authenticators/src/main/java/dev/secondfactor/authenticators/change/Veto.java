package dev.secondfactor.authenticators.change;

import dev.secondfactor.keycloak.step.FreshCheck;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.ErrorRepresentation;

/**
 * Refuses what the request under way is about to change. A listener cannot do so otherwise than by
 * failing the request's transaction.
 */
final class Veto {

  private static final String ERROR = "error";
  private static final String DESCRIPTION = "error_description";

  /** The text for the owner. */
  private static final String NEEDS_CHECK = "secondFactorChangeNeedsCheck";

  private final KeycloakSession session;

  Veto(KeycloakSession session) {
    this.session = session;
  }

  /** Refuses, unless a second factor was checked a moment ago (ASVS 7.5.1). */
  void unlessFresh() {
    unlessFresh(List.of());
  }

  /**
   * As the other.
   *
   * @param fields what is changed; the account console shows the reason there
   */
  void unlessFresh(List<String> fields) {
    if (!isFresh()) {
      refuse(
          Map.of(
              ERROR,
              "second_factor_required",
              DESCRIPTION,
              "A second factor has to be checked before this change",
              "errors",
              fields.stream()
                  .map(field -> new ErrorRepresentation(field, NEEDS_CHECK, new Object[0]))
                  .toList()));
    }
  }

  /** Refuses with an error code for programs and a sentence for people. */
  void refuse(String error, String description) {
    refuse(Map.of(ERROR, error, DESCRIPTION, description));
  }

  private void refuse(Map<String, ?> body) {
    session
        .getTransactionManager()
        .enlistPrepare(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                throw new ForbiddenException(
                    Response.status(Response.Status.FORBIDDEN)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(body)
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
