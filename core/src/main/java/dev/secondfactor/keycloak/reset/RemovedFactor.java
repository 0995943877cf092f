package dev.secondfactor.keycloak.reset;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.EmailCredential;
import dev.secondfactor.keycloak.credential.PhoneCredential;
import dev.secondfactor.keycloak.mail.Concerned;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** A stored second factor, in the words of notices. */
public final class RemovedFactor {

  private RemovedFactor() {}

  /** The method that a stored second factor belongs to; Keycloak's own recovery codes as well. */
  public static Optional<Method> method(CredentialModel credential) {
    return RecoveryAuthnCodesCredentialModel.TYPE.equals(credential.getType())
        ? Optional.of(Method.RECOVERY_CODES)
        : Method.byCredentialType(credential.getType());
  }

  /**
   * What a notice says of it.
   *
   * @param credential one that belongs to a method
   */
  public static Concerned concerned(CredentialModel credential) {
    String label = Optional.ofNullable(credential.getUserLabel()).orElse("");
    return switch (method(credential).orElseThrow()) {
      case TOTP -> Concerned.app(label);
      case EMAIL_OTP -> Concerned.address(EmailCredential.from(credential).address());
      case RECOVERY_CODES -> Concerned.recoveryCodes();
      case SMS_OTP -> Concerned.number(PhoneCredential.from(credential).masked());
    };
  }
}
