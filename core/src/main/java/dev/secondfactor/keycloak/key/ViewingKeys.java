package dev.secondfactor.keycloak.key;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.RecoveryRules;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.recovery.SetBinding;
import dev.secondfactor.core.recovery.SetCipher;
import dev.secondfactor.keycloak.setting.VaultedSettings;
import java.security.SecureRandom;
import java.util.Optional;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The keys under which codes are kept for viewing: in the vault, or an option of the server. */
public final class ViewingKeys {

  private static final SecureRandom RANDOM = new SecureRandom();

  private ViewingKeys() {}

  /** The cipher of the realm in the session; empty when there is no key that can be used. */
  public static Optional<SetCipher> of(KeycloakSession session, RecoveryRules rules) {
    return rules
        .keys()
        .map(reference -> VaultedSettings.fromVault(session.vault(), reference))
        .orElseGet(() -> ofServer(session))
        .flatMap(keys -> SetCipher.read(keys, RANDOM));
  }

  /** Whether the realm in the session lets users see their codes again, and has no key for it. */
  public static boolean areMissing(KeycloakSession session, RecoveryRules rules) {
    return rules.viewable() && of(session, rules).isEmpty();
  }

  /** What the codes of a set are bound to, when they are sealed and when they are opened. */
  public static SetBinding binding(RealmModel realm, UserModel user, RecoverySet set) {
    return new SetBinding(realm.getId(), user.getId(), set.id());
  }

  /** Whether these are keys that can be used. */
  public static boolean areKeys(String keys) {
    return SetCipher.read(keys, RANDOM).isPresent();
  }

  private static Optional<String> ofServer(KeycloakSession session) {
    return ((ServerKeys)
            session
                .getKeycloakSessionFactory()
                .getProviderFactory(
                    CredentialProvider.class, Method.RECOVERY_CODES.credentialType()))
        .keys();
  }
}
