package dev.secondfactor.authenticators.condition;

import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A condition about the user who is signing in: it shows nothing and changes nothing. */
public abstract class Condition implements ConditionalAuthenticator {

  /** Names the setting that turns a condition round. */
  public static final String NEGATE = "negate";

  /** How this execution is set; empty when it is not. */
  protected static Map<String, String> config(AuthenticationFlowContext context) {
    return Optional.ofNullable(context.getAuthenticatorConfig())
        .map(AuthenticatorConfigModel::getConfig)
        .orElse(Map.of());
  }

  /** Whether this execution is turned round. */
  protected static boolean isNegated(Map<String, String> config) {
    return Boolean.parseBoolean(config.get(NEGATE));
  }

  @Override
  public final boolean requiresUser() {
    return true;
  }

  @Override
  public final void action(AuthenticationFlowContext context) {}

  @Override
  public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  public final void close() {}
}
