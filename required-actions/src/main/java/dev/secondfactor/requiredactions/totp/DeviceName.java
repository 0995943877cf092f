package dev.secondfactor.requiredactions.totp;

import dev.secondfactor.keycloak.page.TotpSetupPage;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** The name that a user gives an app: needed from the second app on, and never twice the same. */
final class DeviceName {

  private static final int LONGEST = 100;

  private final String typed;
  private final Set<String> taken;

  DeviceName(String typed, UserModel user) {
    this.typed = typed;
    this.taken =
        user.credentialManager()
            .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
            .map(credential -> String.valueOf(credential.getUserLabel()))
            .collect(Collectors.toSet());
  }

  boolean isGood() {
    return !isMissing() && !isTooLong() && !isTaken();
  }

  TotpSetupPage sayOn(TotpSetupPage page) {
    if (isMissing()) {
      return page.wrongName("secondFactorDeviceNameMissing");
    }
    return isTooLong()
        ? page.wrongName("secondFactorDeviceNameTooLong", LONGEST)
        : page.wrongName("secondFactorDeviceNameTaken");
  }

  private boolean isMissing() {
    return typed.isEmpty() && !taken.isEmpty();
  }

  private boolean isTooLong() {
    return typed.length() > LONGEST;
  }

  private boolean isTaken() {
    return taken.stream().anyMatch(typed::equalsIgnoreCase);
  }
}
