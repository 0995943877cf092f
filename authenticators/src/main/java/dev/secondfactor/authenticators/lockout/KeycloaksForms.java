package dev.secondfactor.authenticators.lockout;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.step.CheckedTypes;
import dev.secondfactor.keycloak.step.FormFields;
import dev.secondfactor.keycloak.step.FreshCheck;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** Tells by what Keycloak says of a login which of its own forms for second factors took part. */
final class KeycloaksForms {

  /** What a form tells Keycloak that it has checked; also forms made from Keycloak's own. */
  private static final Map<String, Method> CREDENTIALS =
      Map.of(
          OTPCredentialModel.TYPE, Method.TOTP,
          RecoveryAuthnCodesCredentialModel.TYPE, Method.RECOVERY_CODES);

  private final KeycloakSession session;

  KeycloaksForms(KeycloakSession session) {
    this.session = session;
  }

  /** The method whose code was wrong; empty when it was something else, such as the password. */
  Optional<Method> failed(UserModel user, Map<String, String> details) {
    if (RecoveryAuthnCodesCredentialModel.TYPE.equals(details.get(Details.CREDENTIAL_TYPE))) {
      return Optional.of(Method.RECOVERY_CODES);
    }
    boolean otp =
        OAuth2Constants.PASSWORD.equals(details.get(Details.GRANT_TYPE))
            ? isOtpOfDirectGrant(user)
            : Optional.ofNullable(details.get(Details.SELECTED_CREDENTIAL_ID))
                .map(id -> user.credentialManager().getStoredCredentialById(id))
                .map(CredentialModel::getType)
                .filter(OTPCredentialModel.TYPE::equals)
                .isPresent();
    return otp ? Optional.of(Method.TOTP) : Optional.empty();
  }

  /** The methods that were checked by Keycloak's own forms in the login that ends now. */
  Set<Method> succeeded() {
    return Optional.ofNullable(session.getContext().getAuthenticationSession()).stream()
        .flatMap(CheckedTypes::of)
        .flatMap(type -> Stream.ofNullable(CREDENTIALS.get(type)))
        .collect(Collectors.toSet());
  }

  /**
   * The credential whose code was right, by its id: the one that was picked, else the user's first.
   * Empty when it was a step of ours that checked the method, which has noted it.
   */
  Optional<String> used(UserModel user, Method method, Map<String, String> details) {
    if (FreshCheck.isNoted(session.getContext().getAuthenticationSession(), method)) {
      return Optional.empty();
    }
    List<String> ids =
        user.credentialManager()
            .getStoredCredentialsStream()
            .filter(credential -> CREDENTIALS.get(credential.getType()) == method)
            .map(CredentialModel::getId)
            .toList();
    return Optional.ofNullable(details.get(Details.SELECTED_CREDENTIAL_ID))
        .filter(ids::contains)
        .or(() -> ids.stream().findFirst());
  }

  /**
   * A direct grant says the same of a wrong password and of a wrong code. It checks the password
   * first, so with a right one it was the code; nobody without the password can spend a guess.
   */
  private boolean isOtpOfDirectGrant(UserModel user) {
    MultivaluedMap<String, String> fields = FormFields.of(session.getContext().getHttpRequest());
    boolean given = Stream.of("otp", "totp").map(fields::getFirst).anyMatch(code -> code != null);
    String password = fields.getFirst(OAuth2Constants.PASSWORD);
    return given
        && password != null
        && user.credentialManager().isConfiguredFor(OTPCredentialModel.TYPE)
        && user.credentialManager().isValid(UserCredentialModel.password(password));
  }
}
