package dev.secondfactor.keycloak.credential;

import dev.secondfactor.core.totp.TotpAlgorithm;
import dev.secondfactor.core.totp.TotpDevice;
import dev.secondfactor.core.totp.TotpParameters;
import dev.secondfactor.core.totp.TotpSecret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.dto.OTPCredentialData;

/** The authenticator apps of users, in Keycloak's own credentials of type {@code otp}. */
public final class TotpCredentials {

  /** The required action that sets one up. */
  public static final String CONFIGURE_ACTION = "second-factor-configure-totp";

  /** Keycloak's name of how the secret is written in the credential. */
  private static final String BASE32 = "BASE32";

  private TotpCredentials() {}

  /**
   * An authenticator app with the name that the user gave it.
   *
   * @param device what its codes are made from
   * @param label the name; empty when it has none
   */
  public record Named(TotpDevice device, String label) {}

  /** The time-based apps of a user, the preferred one first; counter-based ones are left out. */
  public static List<Named> of(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
        .map(OTPCredentialModel::createFromCredentialModel)
        .flatMap(stored -> named(stored).stream())
        .toList();
  }

  /** Whether a code can be asked for with this credential; one for e-mail counts as well. */
  public static boolean isTimeBased(CredentialModel credential) {
    return !OTPCredentialModel.TYPE.equals(credential.getType())
        || named(OTPCredentialModel.createFromCredentialModel(credential)).isPresent();
  }

  /** The ids of all credentials of type {@code otp}, counter-based ones too. */
  public static Set<String> ids(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
        .map(CredentialModel::getId)
        .collect(Collectors.toSet());
  }

  /** Whether the user has set one up in so short a time before now. */
  public static boolean isNew(UserModel user, Duration time) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
        .map(CredentialModel::getCreatedDate)
        .anyMatch(made -> made != null && Time.currentTimeMillis() - made < time.toMillis());
  }

  /** What the realm's OTP policy says of new apps; the type is always time-based. */
  public static TotpParameters parameters(OTPPolicy policy) {
    return new TotpParameters(
        TotpAlgorithm.byKeycloakName(policy.getAlgorithm()).orElse(TotpAlgorithm.SHA1),
        policy.getDigits(),
        Duration.ofSeconds(policy.getPeriod()));
  }

  /** A credential for an app that was just proven. */
  public static CredentialModel create(TotpSecret secret, TotpParameters parameters, String label) {
    OTPCredentialModel credential =
        OTPCredentialModel.createTOTP(
            secret.base32(),
            parameters.digits(),
            Math.toIntExact(parameters.period().toSeconds()),
            parameters.algorithm().keycloakName(),
            BASE32);
    credential.setUserLabel(label);
    return credential;
  }

  private static Optional<Named> named(OTPCredentialModel stored) {
    OTPCredentialData data = stored.getOTPCredentialData();
    Optional<TotpAlgorithm> algorithm = TotpAlgorithm.byKeycloakName(data.getAlgorithm());
    boolean usable =
        OTPCredentialModel.TOTP.equals(data.getSubType())
            && algorithm.isPresent()
            && (data.getDigits() == 6 || data.getDigits() == 8)
            && data.getPeriod() > 0;
    return usable
        ? Optional.of(
            new Named(
                new TotpDevice(
                    stored.getId(),
                    TotpSecret.of(stored.getDecodedSecret()),
                    new TotpParameters(
                        algorithm.orElseThrow(),
                        data.getDigits(),
                        Duration.ofSeconds(data.getPeriod()))),
                Optional.ofNullable(stored.getUserLabel()).orElse("")))
        : Optional.empty();
  }
}
