package dev.secondfactor.keycloak.recovery;

import dev.secondfactor.keycloak.key.ServerKeys;
import dev.secondfactor.keycloak.key.ViewingKeys;
import java.util.List;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Makes {@link RecoveryCredentialProvider}, and has the server's keys for viewing codes again. */
public final class RecoveryCredentialProviderFactory
    implements CredentialProviderFactory<RecoveryCredentialProvider>, ServerKeys {

  private static final String KEYS = "keys";

  private Optional<String> keys = Optional.empty();

  @Override
  public String getId() {
    return RecoveryCredential.TYPE;
  }

  @Override
  public CredentialProvider<RecoveryCredential> create(KeycloakSession session) {
    return new RecoveryCredentialProvider(session);
  }

  /**
   * Reads the keys.
   *
   * @throws IllegalArgumentException when they cannot be used, which ends the start of the server
   */
  @Override
  public void init(Config.Scope config) {
    keys = Optional.ofNullable(config.get(KEYS)).filter(given -> !given.isBlank());
    if (keys.filter(given -> !ViewingKeys.areKeys(given)).isPresent()) {
      throw new IllegalArgumentException(
          "The option spi-credential--"
              + getId()
              + "--"
              + KEYS
              + " has to be keys of 32 bytes in Base64, separated by commas");
    }
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(KEYS)
        .type(ProviderConfigProperty.PASSWORD)
        .helpText(
            "Keys of 32 bytes in Base64 under which recovery codes are kept for viewing them"
                + " again, in realms that allow it: the current one first, older ones after it,"
                + " separated by commas.")
        .secret(true)
        .add()
        .build();
  }

  @Override
  public Optional<String> keys() {
    return keys;
  }
}
