package dev.secondfactor.authenticators.grant;

import dev.secondfactor.core.grant.PendingGrant;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.flow.GrantSettings;
import dev.secondfactor.keycloak.policy.AskedUsers;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.AuthenticatorConfigModel;

/**
 * Asks for a second factor behind the password. Who has none is let in, unless one is required; who
 * has one that cannot be checked here is not.
 */
final class DirectGrant extends GrantStep {

  static final DirectGrant SINGLETON = new DirectGrant();

  private DirectGrant() {}

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    Optional<String> passed = GrantCall.passed(context);
    if (passed.isPresent()) {
      context.success(passed.orElseThrow());
    } else if (isSetUpDue(context)) {
      refuse(context, Errors.RESOLVE_REQUIRED_ACTIONS, GrantProblem.SET_UP);
    } else {
      ask(context);
    }
  }

  private static void ask(AuthenticationFlowContext context) {
    GrantMethods methods =
        new GrantMethods(
            context.getSession(),
            context.getRealm(),
            context.getUser(),
            settings(context).methods());
    if (!methods.usableOnes().isEmpty()) {
      call(context, methods);
    } else if (factors(context).anyOrSpare()) {
      refuse(context, Errors.NOT_ALLOWED, GrantProblem.NOT_POSSIBLE);
    } else {
      context.success();
    }
  }

  /** With a token as well, where the flow has no step that takes it in the place of a password. */
  private static void call(AuthenticationFlowContext context, GrantMethods methods) {
    GrantRequest request = GrantRequest.of(context.getHttpRequest());
    GrantTokens tokens = new GrantTokens(context);
    GrantCall call = new GrantCall(context, request, tokens, methods);
    if (request.token().isEmpty()) {
      call.begin();
      return;
    }
    Optional<PendingGrant> begun =
        request
            .token()
            .flatMap(tokens::find)
            .filter(grant -> grant.userId().equals(context.getUser().getId()));
    begun.ifPresentOrElse(call::goOn, () -> GrantCall.refuseToken(context));
  }

  private static boolean isSetUpDue(AuthenticationFlowContext context) {
    return !factors(context).any()
        && (settings(context).required()
            || new AskedUsers(context.getSession(), context.getRealm())
                .mustHaveOne(context.getUser()));
  }

  private static void refuse(
      AuthenticationFlowContext context, String error, GrantProblem problem) {
    context
        .getEvent()
        .user(context.getUser())
        .detail(Details.REASON, "second_factor_" + problem.id())
        .error(error);
    context.challenge(GrantAnswers.refused(problem));
  }

  private static SecondFactors factors(AuthenticationFlowContext context) {
    return new SecondFactors(
        context.getUser(), RealmPolicy.of(context.getSession(), context.getRealm()));
  }

  private static GrantSettings settings(AuthenticationFlowContext context) {
    return GrantSettings.of(
        Optional.ofNullable(context.getAuthenticatorConfig())
            .map(AuthenticatorConfigModel::getConfig)
            .orElse(Map.of()));
  }

  @Override
  public boolean requiresUser() {
    return true;
  }
}
