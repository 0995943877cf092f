package dev.secondfactor.keycloak.flow.maker;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.DefaultAuthenticationFlows;

/** What a flow is for. */
public enum FlowKind {
  /** A login by browser. */
  BROWSER("browser", DefaultAuthenticationFlows.BROWSER_FLOW) {
    @Override
    @Nullable AuthenticationFlowModel inForce(RealmModel realm) {
      return realm.getBrowserFlow();
    }

    @Override
    void bind(RealmModel realm, AuthenticationFlowModel flow) {
      realm.setBrowserFlow(flow);
    }
  },

  /** A forgotten password. */
  RESET_CREDENTIALS("reset-credentials", DefaultAuthenticationFlows.RESET_CREDENTIALS_FLOW) {
    @Override
    @Nullable AuthenticationFlowModel inForce(RealmModel realm) {
      return realm.getResetCredentialsFlow();
    }

    @Override
    void bind(RealmModel realm, AuthenticationFlowModel flow) {
      realm.setResetCredentialsFlow(flow);
    }
  },

  /** A password that a client sends for tokens, without a browser. */
  DIRECT_GRANT("direct-grant", DefaultAuthenticationFlows.DIRECT_GRANT_FLOW) {
    @Override
    @Nullable AuthenticationFlowModel inForce(RealmModel realm) {
      return realm.getDirectGrantFlow();
    }

    @Override
    void bind(RealmModel realm, AuthenticationFlowModel flow) {
      realm.setDirectGrantFlow(flow);
    }
  };

  private final String id;
  private final String builtInAlias;

  FlowKind(String id, String builtInAlias) {
    this.id = id;
    this.builtInAlias = builtInAlias;
  }

  /** The stable identifier, for example {@code direct-grant}. */
  public String id() {
    return id;
  }

  /** The kind with this id, or empty when there is none. */
  public static Optional<FlowKind> byId(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }

  /** The flow that is bound in a realm. */
  public Optional<AuthenticationFlowModel> bound(RealmModel realm) {
    return Optional.ofNullable(inForce(realm));
  }

  /** The flow that Keycloak comes with. */
  public Optional<AuthenticationFlowModel> builtIn(RealmModel realm) {
    return Optional.ofNullable(realm.getFlowByAlias(builtInAlias))
        .filter(AuthenticationFlowModel::isBuiltIn);
  }

  abstract @Nullable AuthenticationFlowModel inForce(RealmModel realm);

  abstract void bind(RealmModel realm, AuthenticationFlowModel flow);
}
