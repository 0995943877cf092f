package dev.secondfactor.keycloak.recovery;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.recovery.Hashed;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.recovery.SealedCodes;
import dev.secondfactor.keycloak.credential.StoredJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;

/**
 * A set of recovery codes in a stored credential, whose id names the set. How many codes there are
 * and which are left may be seen, and how they were hashed; the hashes are in the secret data.
 */
public final class RecoveryCredential extends CredentialModel {

  /** The credential type. */
  public static final String TYPE = Method.RECOVERY_CODES.credentialType();

  private static final long serialVersionUID = 1L;

  /** The secret part: hashes by index, and the codes when they can be seen again. */
  record Secret(Map<Integer, String> hashes, @Nullable SealedCodes sealed) {}

  /**
   * The part that may be seen.
   *
   * @param hash how the codes were hashed; all at once, so all in the same way
   */
  record Data(int total, List<Integer> left, String hash) {}

  private final transient RecoverySet set;

  private RecoveryCredential(RecoverySet set) {
    this.set = set;
  }

  /** A credential for a set. */
  public static RecoveryCredential of(RecoverySet set) {
    RecoveryCredential credential = new RecoveryCredential(set);
    StoredJson.fill(credential, TYPE, secret(set), data(set));
    credential.setId(set.id());
    credential.setCreatedDate(set.createdAt().toEpochMilli());
    return credential;
  }

  /** The credential in a stored row. */
  public static RecoveryCredential from(CredentialModel stored) {
    Data data = StoredJson.data(stored, Data.class);
    Secret secret = StoredJson.secret(stored, Secret.class);
    RecoveryCredential credential =
        new RecoveryCredential(
            new RecoverySet(
                stored.getId(),
                Instant.ofEpochMilli(Optional.ofNullable(stored.getCreatedDate()).orElse(0L)),
                data.total(),
                secret.hashes().entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, entry -> new Hashed(data.hash(), entry.getValue()))),
                Optional.ofNullable(secret.sealed())));
    StoredJson.fill(credential, stored);
    return credential;
  }

  /** The set. */
  public RecoverySet set() {
    return set;
  }

  private static Secret secret(RecoverySet set) {
    return new Secret(
        set.unused().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().value())),
        set.sealed().orElse(null));
  }

  private static Data data(RecoverySet set) {
    return new Data(
        set.total(),
        set.unused().keySet().stream().sorted().toList(),
        set.unused().values().stream().findAny().map(Hashed::parameters).orElse(""));
  }
}
