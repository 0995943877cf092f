package dev.secondfactor.admin.call;

import dev.secondfactor.admin.answer.Refusal;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * A request of an administrator.
 *
 * @param session the session
 * @param realm the realm that is administered
 * @param permissions what Keycloak lets the administrator do there
 * @param events Keycloak's record of what administrators do
 */
public record AdminCall(
    KeycloakSession session,
    RealmModel realm,
    AdminPermissionEvaluator permissions,
    AdminEventBuilder events) {

  /** Who may do what with the second factors of users. */
  public UserAccess users() {
    return new UserAccess(this);
  }

  /** The record of changes. */
  public Changes changes() {
    return new Changes(events);
  }

  /**
   * Goes on only when a second factor of the administrator's own was checked a moment ago, or they
   * have none. It stands behind the check of permissions of each change that weakens the protection
   * of others.
   *
   * @throws org.keycloak.services.ErrorResponseException 403 when that is not so
   */
  public void requireFreshSecondFactor() {
    new FreshSecondFactor(this).require();
  }

  /**
   * Reads the realm from the database from here on, and not from the cache, which may not have
   * heard yet what somebody else has changed. Together with {@link #write} no change is lost
   * unseen.
   */
  public void readAnew() {
    Optional.ofNullable(session.getProvider(CacheRealmProvider.class))
        .ifPresent(cache -> cache.registerRealmInvalidation(realm.getId(), realm.getName()));
  }

  /**
   * Sends what was changed so far to the database, where somebody else may have changed the same.
   *
   * @throws org.keycloak.services.ErrorResponseException 409 when that is so
   */
  public void write() {
    try {
      session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
    } catch (ModelException | PersistenceException refused) {
      if (Stream.<Throwable>iterate(refused, Objects::nonNull, Throwable::getCause)
          .anyMatch(AdminCall::isConflict)) {
        throw Refusal.conflict(
            "Somebody else has changed this at the same moment. Look, and try again.");
      }
      throw refused;
    }
  }

  private static boolean isConflict(Throwable cause) {
    return cause instanceof OptimisticLockException
        || cause instanceof PessimisticLockException
        || cause instanceof LockTimeoutException;
  }
}
