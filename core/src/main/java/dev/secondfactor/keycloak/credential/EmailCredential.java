package dev.secondfactor.keycloak.credential;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.method.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * An e-mail address that was proven and enrolled as a second factor. The address is in the secret
 * data; the credential data, which users and administrators can see, has it masked only.
 */
public final class EmailCredential extends CredentialModel {

  /** The credential type. */
  public static final String TYPE = Method.EMAIL_OTP.credentialType();

  private static final long serialVersionUID = 1L;

  /** The secret part. */
  record Secret(String address) {}

  /** The part that may be seen. */
  record Data(String address) {}

  private final String address;

  private EmailCredential(String address) {
    this.address = address;
  }

  /** A credential for an address that was just proven. */
  public static EmailCredential of(EmailAddress address) {
    EmailCredential credential = new EmailCredential(address.value());
    credential.setType(TYPE);
    credential.setCreatedDate(Time.currentTimeMillis());
    credential.setSecretData(json(new Secret(address.value())));
    credential.setCredentialData(json(new Data(address.masked())));
    return credential;
  }

  /** The credential in a stored row. */
  public static EmailCredential from(CredentialModel stored) {
    try {
      Secret secret = JsonSerialization.readValue(stored.getSecretData(), Secret.class);
      EmailCredential credential = new EmailCredential(secret.address());
      credential.setId(stored.getId());
      credential.setType(TYPE);
      credential.setUserLabel(stored.getUserLabel());
      credential.setCreatedDate(stored.getCreatedDate());
      credential.setSecretData(stored.getSecretData());
      credential.setCredentialData(stored.getCredentialData());
      return credential;
    } catch (IOException e) {
      throw new UncheckedIOException("Credential " + stored.getId() + " cannot be read", e);
    }
  }

  /** The address. */
  public EmailAddress address() {
    return new EmailAddress(address);
  }

  private static String json(Object value) {
    try {
      return JsonSerialization.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
