package dev.secondfactor.keycloak.credential;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.EmailDestination;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Where codes by e-mail go under a policy. */
public final class EmailDestinations {

  private final SecondFactorPolicy policy;

  /** Destinations under this policy. */
  public EmailDestinations(SecondFactorPolicy policy) {
    this.policy = policy;
  }

  /**
   * Where a code for this user goes: to the enrolled address, else, where the policy says so, to
   * the verified address of the account. Empty when the user cannot use this method.
   */
  public Optional<EmailAddress> of(UserModel user) {
    if (!policy.offers(Method.EMAIL_OTP)) {
      return Optional.empty();
    }
    return EmailCredentialProvider.of(user).map(EmailCredential::address).or(() -> ofAccount(user));
  }

  /** The verified address of the account, where the policy lets it serve without enrolment. */
  public Optional<EmailAddress> ofAccount(UserModel user) {
    return policy.offers(Method.EMAIL_OTP)
            && policy.emailDestination() == EmailDestination.ACCOUNT_ADDRESS
            && user.isEmailVerified()
        ? Optional.ofNullable(user.getEmail()).flatMap(EmailAddress::parse)
        : Optional.empty();
  }
}
