package dev.secondfactor.keycloak.step;

import dev.secondfactor.core.use.DailyUse;
import dev.secondfactor.core.use.LastUses;
import dev.secondfactor.keycloak.delivery.AfterCommit;
import dev.secondfactor.keycloak.guard.StoredGuardRecords;
import dev.secondfactor.keycloak.store.KeycloakClock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Notes on which day a second factor was used. Nobody waits for that at a login: whether it is
 * known already is read from the user cache, and what is new is written by another thread when the
 * request has succeeded. A day that gets lost with a server is the price.
 */
public final class UsedFactor implements LastUses {

  private static final Logger LOG = Logger.getLogger(UsedFactor.class);
  private static final String THREADS = "second-factor-use";

  private final KeycloakSession session;
  private final RealmModel realm;

  private UsedFactor(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * Notes a right code.
   *
   * @param factor the id of the credential, or of the method where there is none
   */
  public static void note(
      KeycloakSession session, RealmModel realm, UserModel user, String factor) {
    new DailyUse(new UsedFactor(session, realm), new KeycloakClock()).used(user.getId(), factor);
  }

  @Override
  public Optional<LocalDate> lastUsed(String userId, String factor) {
    return new StoredGuardRecords(session, realm).lastUsed(userId, factor);
  }

  @Override
  public void used(String userId, String factor, LocalDate day) {
    KeycloakSessionFactory sessions = session.getKeycloakSessionFactory();
    String realmId = realm.getId();
    Executor threads =
        CompletableFuture.delayedExecutor(
            1, TimeUnit.SECONDS, session.getProvider(ExecutorsProvider.class).getExecutor(THREADS));
    AfterCommit.run(
        session, () -> threads.execute(() -> write(sessions, realmId, userId, factor, day)));
  }

  private static void write(
      KeycloakSessionFactory sessions,
      String realmId,
      String userId,
      String factor,
      LocalDate day) {
    try {
      KeycloakModelUtils.runJobInTransaction(
          sessions,
          own ->
              Optional.ofNullable(own.realms().getRealm(realmId))
                  .map(found -> new StoredGuardRecords(own, found))
                  .ifPresent(records -> records.used(userId, factor, day)));
    } catch (RuntimeException gone) {
      // In a second a user or a realm can go, in the middle of this too.
      LOG.debugf("The last use of a second factor of user %s was not kept", userId);
    }
  }
}
