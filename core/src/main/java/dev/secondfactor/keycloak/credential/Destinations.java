package dev.secondfactor.keycloak.credential;

import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Where codes go under a policy, whatever the method. */
public final class Destinations {

  private final SecondFactorPolicy policy;

  /** Destinations under this policy. */
  public Destinations(SecondFactorPolicy policy) {
    this.policy = policy;
  }

  /** Where a code for this user goes; empty when the user cannot use the method. */
  public Optional<Destination> of(Method method, UserModel user) {
    return switch (method) {
      case EMAIL_OTP -> new EmailDestinations(policy).of(user).map(Destination.class::cast);
      case SMS_OTP -> new PhoneDestinations(policy).of(user).map(Destination.class::cast);
      case TOTP, RECOVERY_CODES -> Optional.empty();
    };
  }

  /** What the user has enrolled for a method, whether or not it can be used now. */
  public static Optional<Destination> enrolled(Method method, UserModel user) {
    return switch (method) {
      case EMAIL_OTP ->
          EmailCredentialProvider.of(user)
              .map(EmailCredential::address)
              .map(Destination.class::cast);
      case SMS_OTP -> PhoneDestinations.enrolled(user).map(Destination.class::cast);
      case TOTP, RECOVERY_CODES -> Optional.empty();
    };
  }

  /** Enrols a destination that was just proven, in place of the one before it. */
  public static void enrol(
      KeycloakSession session, RealmModel realm, UserModel user, Destination destination) {
    if (destination instanceof PhoneNumber number) {
      new PhoneCredentialProvider(session)
          .createCredential(realm, user, PhoneCredential.of(number));
    } else {
      new EmailCredentialProvider(session)
          .createCredential(realm, user, EmailCredential.of((EmailAddress) destination));
    }
  }
}
