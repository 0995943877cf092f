package dev.secondfactor.authenticators.grant;

import dev.secondfactor.core.grant.PendingGrant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.models.UserModel;

/**
 * Takes the calls that have a token in the place of user name and password; it leaves the others to
 * the steps for these. It passes with the second factor, and never without.
 */
final class DirectGrantToken extends GrantStep {

  static final DirectGrantToken SINGLETON = new DirectGrantToken();

  private DirectGrantToken() {}

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    GrantRequest request = GrantRequest.of(context.getHttpRequest());
    if (request.token().isEmpty() || request.hasUsername()) {
      context.attempted();
      return;
    }
    GrantTokens tokens = new GrantTokens(context);
    Optional<PendingGrant> grant = request.token().flatMap(tokens::find);
    Optional<UserModel> user = grant.flatMap(tokens::user);
    if (user.isEmpty()) {
      GrantCall.refuseToken(context);
    } else {
      goOn(context, request, tokens, grant.orElseThrow(), user.orElseThrow());
    }
  }

  private static void goOn(
      AuthenticationFlowContext context,
      GrantRequest request,
      GrantTokens tokens,
      PendingGrant grant,
      UserModel user) {
    context.setUser(user);
    context.getEvent().user(user).detail(Details.USERNAME, user.getUsername());
    GrantMethods methods =
        new GrantMethods(context.getSession(), context.getRealm(), user, grant.methods());
    new GrantCall(context, request, tokens, methods).goOn(grant);
  }

  @Override
  public boolean requiresUser() {
    return false;
  }
}
