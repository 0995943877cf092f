package dev.secondfactor.keycloak.factor;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.credential.Destinations;
import dev.secondfactor.keycloak.credential.EmailDestinations;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** Which second factors a user has. */
public final class SecondFactors {

  /** What Keycloak itself keeps of second factors that satisfy a realm which requires one. */
  private static final Set<String> OF_KEYCLOAK =
      Set.of(OTPCredentialModel.TYPE, WebAuthnCredentialModel.TYPE_TWOFACTOR);

  /** What Keycloak itself keeps of spares. */
  private static final String SPARE_OF_KEYCLOAK = RecoveryAuthnCodesCredentialModel.TYPE;

  private final UserModel user;
  private final SecondFactorPolicy policy;

  /** The factors of a user under a policy. */
  public SecondFactors(UserModel user, SecondFactorPolicy policy) {
    this.user = user;
    this.policy = policy;
  }

  /**
   * The methods with which the user can answer a code now, the cheapest first: an app sends
   * nothing. The spare comes last.
   */
  public List<Method> usable() {
    return Stream.of(Method.TOTP, Method.EMAIL_OTP, Method.SMS_OTP, Method.RECOVERY_CODES)
        .filter(policy::offers)
        .filter(this::has)
        .toList();
  }

  /** Whether a credential is a second factor. */
  public static boolean isFactor(CredentialModel credential) {
    return isFactorType(credential.getType());
  }

  /** Whether credentials of this type are second factors. */
  public static boolean isFactorType(String type) {
    return types().contains(type);
  }

  /** The types of credentials that are second factors. */
  public static Set<String> types() {
    return Stream.of(
            OF_KEYCLOAK.stream(),
            Stream.of(SPARE_OF_KEYCLOAK),
            Arrays.stream(Method.values()).map(Method::credentialType))
        .flatMap(types -> types)
        .collect(Collectors.toSet());
  }

  /** The method whose codes a credential of this type gives; Keycloak's own recovery codes too. */
  public static Optional<Method> methodOf(String type) {
    return SPARE_OF_KEYCLOAK.equals(type)
        ? Optional.of(Method.RECOVERY_CODES)
        : Method.byCredentialType(type);
  }

  /** Whether credentials of this type belong to a method of ours. */
  public static boolean isMethodType(String type) {
    return Method.byCredentialType(type).isPresent();
  }

  /**
   * Whether the user could answer a code, counting a credential that was just removed. Who has only
   * what no step of ours can check, such as a counter-based app, cannot be asked.
   */
  public boolean isCheckable(CredentialModel removed) {
    return !usable().isEmpty() || TotpCredentials.isTimeBased(removed);
  }

  /** Whether the user has a second factor beside this credential that is enough alone. */
  public boolean hasBeside(String credentialId) {
    return user.credentialManager()
            .getStoredCredentialsStream()
            .filter(SecondFactors::standsAlone)
            .anyMatch(credential -> !credential.getId().equals(credentialId))
        || new EmailDestinations(policy).ofAccount(user).isPresent();
  }

  /** Whether the user has any second factor. */
  public boolean any() {
    return hasBeside("");
  }

  /** Whether the user has any second factor, or a spare. */
  public boolean anyOrSpare() {
    return any()
        || user.credentialManager().getStoredCredentialsStream().anyMatch(SecondFactors::isFactor);
  }

  private static boolean standsAlone(CredentialModel credential) {
    String type = credential.getType();
    return OF_KEYCLOAK.contains(type)
        || Method.byCredentialType(type).filter(Method::standsAlone).isPresent();
  }

  private boolean has(Method method) {
    return switch (method) {
      case TOTP -> !TotpCredentials.of(user).isEmpty();
      case EMAIL_OTP, SMS_OTP -> new Destinations(policy).of(method, user).isPresent();
      case RECOVERY_CODES -> RecoveryCredentials.hasLeft(user);
    };
  }
}
