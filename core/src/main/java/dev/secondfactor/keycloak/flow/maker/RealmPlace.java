package dev.secondfactor.keycloak.flow.maker;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * A flow of the realm itself, of which there always is one.
 *
 * @param realm the realm
 * @param inForce reads which one is bound
 * @param bind binds one
 * @param builtIn the one that Keycloak comes with
 */
record RealmPlace(
    RealmModel realm,
    Function<RealmModel, @Nullable AuthenticationFlowModel> inForce,
    BiConsumer<RealmModel, AuthenticationFlowModel> bind,
    Optional<AuthenticationFlowModel> builtIn)
    implements FlowPlace {

  @Override
  public List<AuthenticationFlowModel> bound() {
    return replaced().stream().toList();
  }

  @Override
  public Optional<AuthenticationFlowModel> replaced() {
    return Optional.ofNullable(inForce.apply(realm));
  }

  @Override
  public boolean bind(AuthenticationFlowModel flow) {
    boolean isBound = bound().stream().anyMatch(bound -> bound.getId().equals(flow.getId()));
    if (!isBound) {
      bind.accept(realm, flow);
    }
    return !isBound;
  }

  @Override
  public Optional<AuthenticationFlowModel> after(Optional<AuthenticationFlowModel> before) {
    return before.or(this::builtIn);
  }

  @Override
  public void release(AuthenticationFlowModel flow, Optional<AuthenticationFlowModel> before) {
    bind.accept(
        realm,
        after(before)
            .orElseThrow(
                () ->
                    new FlowConflict(
                        "Neither the flow that was bound before nor Keycloak's own is there."
                            + " Bind another flow first.")));
  }
}
