package dev.secondfactor.keycloak.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.keycloak.common.util.Retry;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A change to what is kept of a user that stands whether or not the request around it succeeds. It
 * is made in a transaction of its own, on what the database holds at that moment, and made again
 * when another node was faster.
 */
public final class UserChange {

  private static final int ATTEMPTS = 12;
  private static final int FIRST_PAUSE_MILLIS = 5;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final String userId;

  /** A change to this user of a realm. */
  public UserChange(KeycloakSession session, RealmModel realm, String userId) {
    this.session = session;
    this.realm = realm;
    this.userId = userId;
  }

  /** Makes the change; there is none when the user or the realm is gone. */
  public void make(Consumer<UserModel> change) {
    makeAndTell(
        user -> {
          change.accept(user);
          return Optional.empty();
        });
  }

  /** Makes the change and tells what came of it; empty when the user or the realm is gone. */
  public <T> Optional<T> makeAndTell(Function<UserModel, Optional<T>> change) {
    List<T> told = new ArrayList<>();
    Retry.executeWithBackoff(
        iteration -> {
          // What an attempt tells counts when its transaction was committed, which ends the
          // attempts.
          told.clear();
          KeycloakModelUtils.runJobInTransaction(
              session.getKeycloakSessionFactory(),
              own -> user(own).flatMap(change).ifPresent(told::add));
        },
        ATTEMPTS,
        FIRST_PAUSE_MILLIS);
    return told.stream().findFirst();
  }

  private Optional<UserModel> user(KeycloakSession own) {
    RealmModel ownRealm = own.realms().getRealm(realm.getId());
    if (ownRealm == null) {
      return Optional.empty();
    }
    own.getContext().setRealm(ownRealm);
    UserModel user = own.users().getUserById(ownRealm, userId);
    if (user instanceof CachedUserModel cached) {
      cached.invalidate();
      user = own.users().getUserById(ownRealm, userId);
    }
    return Optional.ofNullable(user);
  }
}
