package dev.secondfactor.keycloak.reset;

import dev.secondfactor.keycloak.credential.EmailCredential;
import dev.secondfactor.keycloak.credential.PhoneCredential;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.mail.Concerned;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/** A stored second factor, in the words of notices. */
public final class RemovedFactor {

  private RemovedFactor() {}

  /**
   * What a notice says of it.
   *
   * @param credential one that belongs to a method
   */
  public static Concerned concerned(CredentialModel credential) {
    String label = Optional.ofNullable(credential.getUserLabel()).orElse("");
    return switch (SecondFactors.methodOf(credential.getType()).orElseThrow()) {
      case TOTP -> Concerned.app(label);
      case EMAIL_OTP -> Concerned.address(EmailCredential.from(credential).address());
      case RECOVERY_CODES -> Concerned.recoveryCodes();
      case SMS_OTP -> Concerned.number(PhoneCredential.from(credential).masked());
    };
  }
}
