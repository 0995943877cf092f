package dev.secondfactor.keycloak.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * How a second factor is kept in a credential: what is secret in the secret data, and in the rest
 * what may be seen.
 */
public final class StoredJson {

  private StoredJson() {}

  /** Fills a credential that is made now. */
  public static void fill(CredentialModel credential, String type, Object secret, Object data) {
    credential.setType(type);
    credential.setCreatedDate(Time.currentTimeMillis());
    credential.setSecretData(write(secret));
    credential.setCredentialData(write(data));
  }

  /** Fills a credential from its row. */
  public static void fill(CredentialModel credential, CredentialModel stored) {
    credential.setId(stored.getId());
    credential.setType(stored.getType());
    credential.setUserLabel(stored.getUserLabel());
    credential.setCreatedDate(stored.getCreatedDate());
    credential.setSecretData(stored.getSecretData());
    credential.setCredentialData(stored.getCredentialData());
  }

  /** The secret data of a row. */
  public static <T> T secret(CredentialModel stored, Class<T> type) {
    return read(stored, stored.getSecretData(), type);
  }

  /** The data of a row that may be seen. */
  public static <T> T data(CredentialModel stored, Class<T> type) {
    return read(stored, stored.getCredentialData(), type);
  }

  private static <T> T read(CredentialModel stored, String json, Class<T> type) {
    try {
      return JsonSerialization.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("Credential " + stored.getId() + " cannot be read", e);
    }
  }

  private static String write(Object value) {
    try {
      return JsonSerialization.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
