package dev.secondfactor.authenticators.condition;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * A condition before the steps that ask for a second factor. When it cannot tell, it holds, whether
 * or not it is turned round: then the user is asked.
 */
abstract class AskingCondition extends Condition {

  private static final Logger LOG = Logger.getLogger(AskingCondition.class);

  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  /** Whether it holds before it is turned round; empty when it cannot tell. */
  abstract Optional<Boolean> holds(AuthenticationFlowContext context, Map<String, String> config);

  /** Why it cannot tell, for the operator: no address and nothing else of the user. */
  abstract String reason(AuthenticationFlowContext context, Map<String, String> config);

  @Override
  public final boolean matchCondition(AuthenticationFlowContext context) {
    Map<String, String> config = config(context);
    Optional<Boolean> held = holds(context, config);
    if (held.isEmpty()) {
      logOnce(context, reason(context, config));
    }
    return held.map(is -> is != isNegated(config)).orElse(true);
  }

  private void logOnce(AuthenticationFlowContext context, String reason) {
    if (logged.add(context.getExecution().getId() + reason)) {
      LOG.warnf(
          "Condition %s in realm %s asks everybody for a second factor: %s",
          context.getExecution().getAuthenticator(), context.getRealm().getName(), reason);
    }
  }
}
