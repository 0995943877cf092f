package dev.secondfactor.keycloak.recovery;

import dev.secondfactor.core.recovery.CodeHasher;
import dev.secondfactor.core.recovery.Hashed;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Hashes codes as the realm hashes passwords (LSV-6), and checks each as it was hashed. */
public final class PasswordHasher implements CodeHasher {

  private final KeycloakSession session;
  private final RealmModel realm;

  /** The hasher of a realm. */
  public PasswordHasher(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  @Override
  public Hashed hash(String secret) {
    PasswordCredentialModel made =
        Optional.ofNullable(realm.getPasswordPolicy().getHashAlgorithm())
            .flatMap(this::provider)
            .orElseGet(() -> session.getProvider(PasswordHashProvider.class))
            .encodedCredential(secret, realm.getPasswordPolicy().getHashIterations());
    return new Hashed(made.getCredentialData(), made.getSecretData());
  }

  /** A code whose algorithm the server has no more cannot be right. */
  @Override
  public boolean verify(String secret, Hashed hashed) {
    CredentialModel kept = new CredentialModel();
    kept.setCredentialData(hashed.parameters());
    kept.setSecretData(hashed.value());
    PasswordCredentialModel password = PasswordCredentialModel.createFromCredentialModel(kept);
    return provider(password.getPasswordCredentialData().getAlgorithm())
        .filter(provider -> provider.verify(secret, password))
        .isPresent();
  }

  private Optional<PasswordHashProvider> provider(String algorithm) {
    return Optional.ofNullable(session.getProvider(PasswordHashProvider.class, algorithm));
  }
}
