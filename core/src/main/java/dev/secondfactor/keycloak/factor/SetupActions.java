package dev.secondfactor.keycloak.factor;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.keycloak.credential.PhoneCredentialProvider;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/** The required actions that set a second factor up: ours and Keycloak's own. */
public final class SetupActions {

  /** The action in which users choose the method to set up. */
  public static final String CHOOSE = "second-factor-choose";

  private SetupActions() {}

  /** Our action for a method. */
  public static String of(Method method) {
    return switch (method) {
      case EMAIL_OTP -> EmailCredentialProvider.CONFIGURE_ACTION;
      case SMS_OTP -> PhoneCredentialProvider.CONFIGURE_ACTION;
      case TOTP -> TotpCredentials.CONFIGURE_ACTION;
      case RECOVERY_CODES -> RecoveryCredentials.CONFIGURE_ACTION;
    };
  }

  /** Whether an action is one of them. */
  public static boolean isOne(String action) {
    return RecoveryCredentials.CONFIGURE_ACTION.equals(action) || isOfFactor(action);
  }

  /** Whether an action sets up what is enough alone, and not only a spare. */
  public static boolean isOfFactor(String action) {
    return UserModel.RequiredAction.CONFIGURE_TOTP.name().equals(action)
        || Arrays.stream(Method.values())
            .filter(Method::standsAlone)
            .map(SetupActions::of)
            .anyMatch(action::equals);
  }

  /** Whether a realm lets its users run an action: it is registered there, and enabled. */
  public static boolean isEnabled(RealmModel realm, String action) {
    return Optional.ofNullable(realm.getRequiredActionProviderByAlias(action))
        .filter(RequiredActionProviderModel::isEnabled)
        .isPresent();
  }
}
