package dev.secondfactor.keycloak.flow;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * The steps of a flow, by the ids of their authenticators, those in its sub-flows too.
 *
 * @param reached what can be reached: what is disabled, or stands in a sub-flow that is, cannot
 * @param required what nobody gets around: what is required in sub-flows that are required
 */
public record BoundSteps(Set<String> reached, Set<String> required) {

  /** No steps. */
  static final BoundSteps NONE = new BoundSteps(Set.of(), Set.of());

  /** Keeps the sets from being changed. */
  public BoundSteps {
    reached = Set.copyOf(reached);
    required = Set.copyOf(required);
  }

  /** The steps of a flow, bound or not. */
  public static BoundSteps of(RealmModel realm, AuthenticationFlowModel flow) {
    Walk walk = Walk.begin(realm);
    walk.through(flow.getId(), true);
    return new BoundSteps(walk.reached(), walk.required());
  }

  /**
   * The steps of a flow that come after all of these, wherever in the flow they stand: those in the
   * parts of the flow that follow the last one in which any of these is.
   */
  public static BoundSteps behind(
      RealmModel realm, AuthenticationFlowModel flow, Set<String> steps) {
    Walk walk = Walk.begin(realm);
    for (AuthenticationExecutionModel part : Walk.enabled(realm, flow.getId())) {
      Walk inPart = Walk.begin(realm);
      inPart.at(part, part.isRequired());
      if (Collections.disjoint(inPart.reached(), steps)) {
        walk.at(part, part.isRequired());
      } else {
        walk = Walk.begin(realm);
      }
    }
    return new BoundSteps(walk.reached(), walk.required());
  }

  /** Collects steps; a flow that stands in itself is walked through once. */
  private record Walk(
      RealmModel realm, Set<String> reached, Set<String> required, Set<String> seen) {

    static Walk begin(RealmModel realm) {
      return new Walk(realm, new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    static List<AuthenticationExecutionModel> enabled(RealmModel realm, String flowId) {
      return realm
          .getAuthenticationExecutionsStream(flowId)
          .filter(AuthenticationExecutionModel::isEnabled)
          .toList();
    }

    void through(String flowId, boolean needed) {
      if (seen.add(flowId)) {
        enabled(realm, flowId)
            .forEach(execution -> at(execution, needed && execution.isRequired()));
      }
    }

    void at(AuthenticationExecutionModel execution, boolean needed) {
      if (execution.isAuthenticatorFlow()) {
        through(execution.getFlowId(), needed);
      } else if (execution.getAuthenticator() != null) {
        reached.add(execution.getAuthenticator());
        if (needed) {
          required.add(execution.getAuthenticator());
        }
      }
    }
  }
}
