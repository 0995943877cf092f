package dev.secondfactor.keycloak.factor;

import java.util.Set;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.authentication.requiredactions.WebAuthnRegisterFactory;
import org.keycloak.broker.provider.IdpLinkAction;
import org.keycloak.models.UserModel.RequiredAction;

/**
 * The required actions of Keycloak that change what an account is recognised by: password, address,
 * profile, identities of providers, and factors that no method of ours sets up.
 */
public final class AccountActions {

  private static final Set<String> IDS =
      Set.of(
          RequiredAction.UPDATE_PASSWORD.name(),
          RequiredAction.UPDATE_EMAIL.name(),
          RequiredAction.UPDATE_PROFILE.name(),
          RequiredAction.VERIFY_PROFILE.name(),
          IdpLinkAction.PROVIDER_ID,
          RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES.name(),
          WebAuthnRegisterFactory.PROVIDER_ID,
          WebAuthnPasswordlessRegisterFactory.PROVIDER_ID);

  private AccountActions() {}

  /** Whether an action is one of them. */
  public static boolean isOne(String action) {
    return IDS.contains(action);
  }
}
