package dev.secondfactor.keycloak.store;

import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A user as another session still finds it, while what this request changes is not committed: in
 * the user cache as a rule, where the request has just read it.
 */
public final class Committed {

  private Committed() {}

  /** Looks at the user as it was; empty when there is none, or the look finds nothing. */
  public static <T> Optional<T> user(
      KeycloakSession session,
      String realmId,
      String userId,
      Function<UserModel, Optional<T>> look) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        other -> {
          RealmModel realm = other.realms().getRealm(realmId);
          other.getContext().setRealm(realm);
          return Optional.ofNullable(other.users().getUserById(realm, userId)).flatMap(look);
        });
  }
}
