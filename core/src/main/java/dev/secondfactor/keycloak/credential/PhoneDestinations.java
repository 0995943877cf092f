package dev.secondfactor.keycloak.credential;

import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Where codes by SMS go under a policy. */
public final class PhoneDestinations {

  private final SecondFactorPolicy policy;

  /** Destinations under this policy. */
  public PhoneDestinations(SecondFactorPolicy policy) {
    this.policy = policy;
  }

  /**
   * Whether the user is asked for a code: whoever has enrolled a number is, also when nothing can
   * be sent to it any more. Else a change of the list of countries would let users in with a
   * password alone.
   */
  public boolean isAsked(UserModel user) {
    return policy.offers(Method.SMS_OTP) && PhoneCredentialProvider.of(user).isPresent();
  }

  /** The enrolled number; whether it gets a message is asked when one is sent. */
  public Optional<PhoneNumber> of(UserModel user) {
    return policy.offers(Method.SMS_OTP) ? enrolled(user) : Optional.empty();
  }

  /** The enrolled number, whether or not the method can be used now. */
  static Optional<PhoneNumber> enrolled(UserModel user) {
    return PhoneCredentialProvider.of(user).flatMap(PhoneCredential::number);
  }
}
