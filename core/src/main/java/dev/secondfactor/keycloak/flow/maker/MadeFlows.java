package dev.secondfactor.keycloak.flow.maker;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The flows with second factors that were made in a realm: at most one of each kind. When a change
 * fails with a {@link FlowConflict}, the transaction has to be given up.
 */
public final class MadeFlows {

  private static final List<String> OVERRIDES =
      List.of(
          AuthenticationFlowBindings.BROWSER_BINDING,
          AuthenticationFlowBindings.DIRECT_GRANT_BINDING);
  private static final String DESCRIPTION = "Made by Keycloak Second Factor";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final FlowMemory memory;

  /** Those of a realm. */
  public MadeFlows(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.memory = new FlowMemory(realm);
  }

  /** The one of a kind. */
  public Optional<MadeFlow> of(FlowKind kind) {
    return memory.of(kind);
  }

  /** The flows of a kind that are in force. */
  public List<AuthenticationFlowModel> bound(FlowKind kind) {
    return place(kind).bound();
  }

  /** Whether it is bound. */
  public boolean isBound(FlowKind kind, MadeFlow made) {
    return bound(kind).stream().anyMatch(flow -> flow.getId().equals(made.id()));
  }

  /** The flow that an undo puts in force again; empty when it puts none. */
  public Optional<AuthenticationFlowModel> undo(FlowKind kind) {
    return of(kind)
        .filter(made -> isBound(kind, made))
        .flatMap(made -> place(kind).after(before(made)));
  }

  /**
   * Makes a flow, and does not bind it.
   *
   * @throws FlowConflict when there is one of this kind, the name is taken, or the server has no
   *     such condition
   */
  public void make(FlowPlan plan) {
    refuseSecond(plan.kind());
    requireLevels();
    plan.condition().type().authenticator().ifPresent(this::requireCondition);
    StartingFlow start = StartingFlow.of(realm, plan.kind());
    FlowWriter writer = new FlowWriter(realm, plan.alias(), DESCRIPTION);
    SecondFactorPart part =
        new SecondFactorPart(writer, plan, start.conditions(realm), start.securityKeys(realm));
    start.write(writer, plan.kind(), part::into);
    // Before the first change the realm was read from a cache, which may be behind.
    refuseSecond(plan.kind());
    memory.keep(
        plan.kind(),
        new MadeFlow(
            writer.top().getId(),
            plan.alias(),
            plan.methods(),
            plan.condition(),
            Optional.empty()));
    new ReferenceMapper(realm).add();
  }

  /**
   * Binds the flow that was made.
   *
   * @return whether that changed anything
   * @throws FlowConflict when there is none
   */
  public boolean bind(FlowKind kind) {
    MadeFlow made = needed(kind);
    FlowPlace place = place(kind);
    if (!isBound(kind, made)) {
      memory.keep(
          kind,
          place
              .replaced()
              .map(AuthenticationFlowModel::getAlias)
              .map(made::boundAfter)
              .orElse(made));
    }
    return place.bind(flow(made));
  }

  /**
   * Removes the flow that was made. When it is bound, the one that was bound before it is bound
   * again; when that is gone, Keycloak's own.
   *
   * @throws FlowConflict when there is none, or something else uses it
   */
  public void remove(FlowKind kind) {
    MadeFlow made = needed(kind);
    AuthenticationFlowModel flow = flow(made);
    if (isBound(kind, made)) {
      place(kind).release(flow, before(made));
    }
    refuseWhenUsed(made);
    memory.forget(kind);
    if (Arrays.stream(FlowKind.values()).noneMatch(other -> of(other).isPresent())) {
      new ReferenceMapper(realm).remove();
    }
    if (KeycloakModelUtils.isFlowUsed(session, realm, flow)) {
      throw new FlowConflict(
          "The flow \"" + made.alias() + "\" is bound for another purpose as well.");
    }
    FlowRemoval.of(realm, flow);
  }

  private FlowPlace place(FlowKind kind) {
    return kind.place(session, realm);
  }

  private void refuseSecond(FlowKind kind) {
    of(kind)
        .ifPresent(
            made -> {
              throw new FlowConflict(
                  "The flow \""
                      + made.alias()
                      + "\" was made for this already. Undo it before another is made.");
            });
  }

  private AuthenticationFlowModel flow(MadeFlow made) {
    return Optional.ofNullable(realm.getAuthenticationFlowById(made.id()))
        .orElseThrow(MadeFlows::none);
  }

  private static FlowConflict none() {
    return new FlowConflict("No flow was made for this.");
  }

  private MadeFlow needed(FlowKind kind) {
    return of(kind).orElseThrow(MadeFlows::none);
  }

  private Optional<AuthenticationFlowModel> before(MadeFlow made) {
    return made.before().map(realm::getFlowByAlias).filter(AuthenticationFlowModel::isTopLevel);
  }

  private void requireLevels() {
    if (!isThere(Levels.CONDITION)) {
      throw new FlowConflict(
          "The server has no levels of authentication: its feature step-up-authentication is"
              + " switched off.");
    }
  }

  private void requireCondition(String authenticator) {
    if (!isThere(authenticator)) {
      throw new FlowConflict("The server has no condition " + authenticator + ".");
    }
  }

  private boolean isThere(String authenticator) {
    return session
            .getKeycloakSessionFactory()
            .getProviderFactory(Authenticator.class, authenticator)
        != null;
  }

  private void refuseWhenUsed(MadeFlow made) {
    List<String> clients =
        OVERRIDES.stream()
            .flatMap(binding -> overriding(binding, made))
            .map(ClientModel::getClientId)
            .distinct()
            .sorted()
            .toList();
    List<String> providers =
        session.identityProviders().getByFlow(made.id(), null, null, null).sorted().toList();
    if (!clients.isEmpty() || !providers.isEmpty()) {
      throw new FlowConflict(
          "The flow \""
              + made.alias()
              + "\" is the flow of these clients or identity providers: "
              + String.join(", ", Stream.concat(clients.stream(), providers.stream()).toList())
              + ".");
    }
  }

  private Stream<ClientModel> overriding(String binding, MadeFlow made) {
    return realm.searchClientByAuthenticationFlowBindingOverrides(
        Map.of(binding, made.id()), null, null);
  }
}
