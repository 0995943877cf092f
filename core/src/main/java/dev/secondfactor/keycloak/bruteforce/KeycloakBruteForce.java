package dev.secondfactor.keycloak.bruteforce;

import jakarta.ws.rs.core.UriInfo;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * Keycloak's brute-force protection. Up to 26.5 Keycloak counts every failed step by itself. From
 * 26.6 on it counts only steps of its own categories, so failures and successes of ours are told to
 * it under the category {@code otp}; the methods for that take a text in 26.6 and a set from 26.7
 * on.
 */
public final class KeycloakBruteForce {

  private static final String CATEGORY = "otp";
  private static final Optional<Told> FAILED = told("failedLogin");
  private static final Optional<Told> SUCCEEDED = told("successfulLogin");

  private record Told(MethodHandle method, Object category) {}

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  /** The protection of one user. */
  public KeycloakBruteForce(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  /** The event error of Keycloak's own lock on the user, if there is one. */
  public Optional<String> lock() {
    return Optional.ofNullable(
        AuthenticatorUtils.getDisabledByBruteForceEventError(protector(), session, realm, user));
  }

  /** Counts a wrong code. */
  public void failed() {
    tell(FAILED);
  }

  /** Clears what was counted, after a right code. */
  public void succeeded() {
    tell(SUCCEEDED);
  }

  private void tell(Optional<Told> told) {
    if (realm.isBruteForceProtected() && told.isPresent()) {
      Told adapter = told.orElseThrow();
      try {
        adapter
            .method()
            .invoke(
                protector(),
                realm,
                user,
                session.getContext().getConnection(),
                session.getContext().getUri(),
                adapter.category());
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private BruteForceProtector protector() {
    return session.getProvider(BruteForceProtector.class);
  }

  private static Optional<Told> told(String name) {
    return find(name, Set.class, Set.of(CATEGORY)).or(() -> find(name, String.class, CATEGORY));
  }

  private static Optional<Told> find(String name, Class<?> type, Object category) {
    MethodType signature =
        MethodType.methodType(
            void.class,
            List.of(
                RealmModel.class, UserModel.class, ClientConnection.class, UriInfo.class, type));
    try {
      MethodHandle method =
          MethodHandles.publicLookup().findVirtual(BruteForceProtector.class, name, signature);
      return Optional.of(new Told(method, category));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return Optional.empty();
    }
  }
}
