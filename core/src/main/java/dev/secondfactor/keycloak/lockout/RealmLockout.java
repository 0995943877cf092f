package dev.secondfactor.keycloak.lockout;

import dev.secondfactor.core.lockout.GuardRecords;
import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.keycloak.guard.StoredGuardRecords;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.store.KeycloakClock;
import dev.secondfactor.keycloak.store.RealmHash;
import dev.secondfactor.keycloak.store.SingleUseStore;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The one place that puts the account of wrong codes together. */
public final class RealmLockout {

  private RealmLockout() {}

  /** The account of a realm's users. */
  public static Lockout of(KeycloakSession session, RealmModel realm) {
    return of(session, realm, new StoredGuardRecords(session, realm));
  }

  /** The same, on records that the caller goes on with. */
  public static Lockout of(KeycloakSession session, RealmModel realm, GuardRecords records) {
    return new Lockout(
        new SingleUseStore(session),
        records,
        RealmHash.of(session, realm),
        RealmPolicy.of(session, realm).lockout(),
        new KeycloakClock());
  }
}
