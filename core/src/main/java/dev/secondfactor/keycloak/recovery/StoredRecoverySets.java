package dev.secondfactor.keycloak.recovery;

import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.recovery.RecoverySets;
import dev.secondfactor.keycloak.store.UserChange;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Sets in stored credentials of type {@link RecoveryCredential#TYPE}, one for each user. */
public final class StoredRecoverySets implements RecoverySets {

  private final KeycloakSession session;
  private final RealmModel realm;

  /** The sets of a realm's users. */
  public StoredRecoverySets(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  @Override
  public Optional<RecoverySet> use(String realmId, String userId, String setId, int index) {
    return new UserChange(session, realm, userId).makeAndTell(user -> use(user, setId, index));
  }

  private static Optional<RecoverySet> use(UserModel user, String setId, int index) {
    Optional<RecoverySet> rest =
        RecoveryCredentials.set(user)
            .filter(set -> set.id().equals(setId))
            .flatMap(set -> set.use(index));
    rest.ifPresent(
        set -> user.credentialManager().updateStoredCredential(RecoveryCredential.of(set)));
    return rest;
  }
}
