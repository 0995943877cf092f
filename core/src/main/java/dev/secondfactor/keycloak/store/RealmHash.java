package dev.secondfactor.keycloak.store;

import dev.secondfactor.core.store.KeyedHash;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The keyed hash of a realm, under a key derived from the one that Keycloak signs its own tokens
 * with.
 */
public final class RealmHash {

  private RealmHash() {}

  /** The hash of this realm. When the realm's key is changed, codes under way become void. */
  public static KeyedHash of(KeycloakSession session, RealmModel realm) {
    return KeyedHash.derivedFrom(
        session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512).getSecretKey());
  }
}
