package dev.secondfactor.keycloak.credential;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.method.Method;
import org.keycloak.credential.CredentialModel;

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
    StoredJson.fill(credential, TYPE, new Secret(address.value()), new Data(address.masked()));
    return credential;
  }

  /** The credential in a stored row. */
  public static EmailCredential from(CredentialModel stored) {
    EmailCredential credential =
        new EmailCredential(StoredJson.secret(stored, Secret.class).address());
    StoredJson.fill(credential, stored);
    return credential;
  }

  /** The address. */
  public EmailAddress address() {
    return new EmailAddress(address);
  }
}
