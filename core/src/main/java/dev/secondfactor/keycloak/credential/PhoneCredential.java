package dev.secondfactor.keycloak.credential;

import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.method.Method;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/**
 * A phone number that was proven and enrolled as a second factor. The number is in the secret data;
 * the credential data, which users and administrators can see, has it masked only.
 */
public final class PhoneCredential extends CredentialModel {

  /** The credential type. */
  public static final String TYPE = Method.SMS_OTP.credentialType();

  private static final long serialVersionUID = 1L;

  /** The secret part. */
  record Secret(String number) {}

  /** The part that may be seen. */
  record Data(String number) {}

  private final String number;
  private final String masked;

  private PhoneCredential(String number, String masked) {
    this.number = number;
    this.masked = masked;
  }

  /** A credential for a number that was just proven. */
  public static PhoneCredential of(PhoneNumber number) {
    PhoneCredential credential = new PhoneCredential(number.value(), number.masked());
    StoredJson.fill(credential, TYPE, new Secret(number.value()), new Data(number.masked()));
    return credential;
  }

  /** The credential in a stored row. */
  public static PhoneCredential from(CredentialModel stored) {
    PhoneCredential credential =
        new PhoneCredential(
            StoredJson.secret(stored, Secret.class).number(),
            StoredJson.data(stored, Data.class).number());
    StoredJson.fill(credential, stored);
    return credential;
  }

  /** The number; empty when it has ceased to be one of a mobile phone since it was enrolled. */
  public Optional<PhoneNumber> number() {
    return PhoneNumber.parse(number);
  }

  /** The number as it may be seen. */
  public String masked() {
    return masked;
  }
}
