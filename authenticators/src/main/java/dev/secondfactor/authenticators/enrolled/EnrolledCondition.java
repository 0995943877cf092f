package dev.secondfactor.authenticators.enrolled;

import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Holds when the user has any second factor, a spare included. */
final class EnrolledCondition implements ConditionalAuthenticator {

  static final EnrolledCondition SINGLETON = new EnrolledCondition();

  private EnrolledCondition() {}

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    return new SecondFactors(
            context.getUser(), RealmPolicy.of(context.getSession(), context.getRealm()))
        .anyOrSpare();
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
