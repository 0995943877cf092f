package dev.secondfactor.keycloak.trust;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.trust.Trust;
import dev.secondfactor.core.trust.TrustUse;
import dev.secondfactor.keycloak.credential.StoredJson;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * A trusted browser in a credential of type {@value #TYPE}. Hashes are in the secret data; in the
 * rest is what its owner and administrators may see.
 */
public final class StoredTrust {

  /** The type of the credential, which is no second factor. */
  public static final String TYPE = Trust.ID;

  /** The secret part. */
  record Secret(String token, String previous, String factors) {}

  /** The part that may be seen; moments as in ISO 8601. */
  record Data(
      String browser,
      String ipAddress,
      String trusted,
      String lastUsed,
      String until,
      String method) {}

  private final CredentialModel row;

  private StoredTrust(CredentialModel row) {
    this.row = row;
  }

  /**
   * A browser that is kept from now on.
   *
   * @param method the method whose code was right
   */
  static CredentialModel row(String id, String label, Trust trust, Method method) {
    CredentialModel row = new CredentialModel();
    fill(row, trust, method.id());
    row.setId(id);
    row.setUserLabel(label);
    return row;
  }

  static StoredTrust of(CredentialModel row) {
    return new StoredTrust(row);
  }

  /** Those of a user, whether or not their time is over. */
  static Stream<StoredTrust> all(UserModel owner) {
    return owner.credentialManager().getStoredCredentialsByTypeStream(TYPE).map(StoredTrust::new);
  }

  /** One of a user. */
  static Optional<StoredTrust> find(UserModel owner, String id) {
    return all(owner).filter(browser -> browser.id().equals(id)).findFirst();
  }

  /** The row with the next token in place of the one that was used; this one stays as it is. */
  CredentialModel rotated(String next, TrustUse use) {
    CredentialModel changed = new CredentialModel();
    StoredJson.fill(changed, row);
    fill(changed, trust().rotated(next, use), data().method());
    changed.setCreatedDate(row.getCreatedDate());
    return changed;
  }

  private static void fill(CredentialModel row, Trust trust, String method) {
    StoredJson.fill(
        row,
        TYPE,
        new Secret(trust.token(), trust.previous(), trust.factors()),
        new Data(
            trust.browser(),
            trust.address(),
            trust.began().toString(),
            trust.used().toString(),
            trust.ends().toString(),
            method));
  }

  /** The state of the trust. */
  Trust trust() {
    Secret secret = StoredJson.secret(row, Secret.class);
    Data data = data();
    return new Trust(
        secret.token(),
        secret.previous(),
        secret.factors(),
        data.ipAddress(),
        data.browser(),
        Instant.parse(data.lastUsed()),
        Instant.parse(data.trusted()),
        Instant.parse(data.until()));
  }

  /** The id of the credential. */
  public String id() {
    return row.getId();
  }

  /** What it is called: the browser and its system, or what an administrator has called it. */
  public String label() {
    return Optional.ofNullable(row.getUserLabel())
        .filter(label -> !label.isBlank())
        .orElseGet(() -> data().browser());
  }

  /** The method whose code was right before it was trusted. */
  public Method method() {
    return Method.byId(data().method()).orElse(Method.TOTP);
  }

  /** The IP address of the last use. */
  public String ipAddress() {
    return data().ipAddress();
  }

  /** When it was trusted. */
  public Instant trustedAt() {
    return Instant.parse(data().trusted());
  }

  /** When it was last used, or trusted. */
  public Instant lastUsedAt() {
    return Instant.parse(data().lastUsed());
  }

  /** The end that was told to the owner. */
  public Instant until() {
    return Instant.parse(data().until());
  }

  private Data data() {
    return StoredJson.data(row, Data.class);
  }
}
