package dev.secondfactor.authenticators.lockout;

import dev.secondfactor.core.lockout.LockState;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.lockout.UserLocks;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Holds when wrong codes have neither locked nor disabled a method for the user. */
final class NotLockedCondition implements ConditionalAuthenticator {

  static final NotLockedCondition SINGLETON = new NotLockedCondition();

  private NotLockedCondition() {}

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    Map<String, String> config =
        Optional.ofNullable(context.getAuthenticatorConfig())
            .map(AuthenticatorConfigModel::getConfig)
            .orElse(Map.of());
    Method method =
        Optional.ofNullable(config.get(NotLockedConditionFactory.METHOD))
            .flatMap(Method::byId)
            .orElse(Method.TOTP);
    boolean open =
        new UserLocks(context.getSession(), context.getRealm(), context.getUser()).state(method)
            instanceof LockState.Open;
    boolean negated = Boolean.parseBoolean(config.get(NotLockedConditionFactory.NEGATE));
    return open != negated;
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public void action(AuthenticationFlowContext context) {}

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  public void close() {}
}
