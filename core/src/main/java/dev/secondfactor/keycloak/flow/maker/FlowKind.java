package dev.secondfactor.keycloak.flow.maker;

import java.util.Arrays;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.DefaultAuthenticationFlows;

/** What a flow is for. */
public enum FlowKind {
  /** A login by browser. */
  BROWSER("browser", DefaultAuthenticationFlows.BROWSER_FLOW) {
    @Override
    FlowPlace place(KeycloakSession session, RealmModel realm) {
      return new RealmPlace(
          realm, RealmModel::getBrowserFlow, RealmModel::setBrowserFlow, builtIn(realm));
    }
  },

  /** A forgotten password. */
  RESET_CREDENTIALS("reset-credentials", DefaultAuthenticationFlows.RESET_CREDENTIALS_FLOW) {
    @Override
    FlowPlace place(KeycloakSession session, RealmModel realm) {
      return new RealmPlace(
          realm,
          RealmModel::getResetCredentialsFlow,
          RealmModel::setResetCredentialsFlow,
          builtIn(realm));
    }
  },

  /** A password that a client sends for tokens, without a browser. */
  DIRECT_GRANT("direct-grant", DefaultAuthenticationFlows.DIRECT_GRANT_FLOW) {
    @Override
    FlowPlace place(KeycloakSession session, RealmModel realm) {
      return new RealmPlace(
          realm, RealmModel::getDirectGrantFlow, RealmModel::setDirectGrantFlow, builtIn(realm));
    }
  },

  /** A login by browser to the admin console. */
  ADMIN_CONSOLE("admin-console", DefaultAuthenticationFlows.BROWSER_FLOW) {
    @Override
    FlowPlace place(KeycloakSession session, RealmModel realm) {
      return new ConsolePlace(realm);
    }
  },

  /** The first login by an identity provider, which may link an account that is there. */
  FIRST_BROKER_LOGIN("first-broker-login", DefaultAuthenticationFlows.FIRST_BROKER_LOGIN_FLOW) {
    @Override
    FlowPlace place(KeycloakSession session, RealmModel realm) {
      return new RealmPlace(
          realm,
          RealmModel::getFirstBrokerLoginFlow,
          RealmModel::setFirstBrokerLoginFlow,
          builtIn(realm));
    }
  },

  /** What comes behind each login by an identity provider. */
  POST_BROKER_LOGIN("post-broker-login", "") {
    @Override
    FlowPlace place(KeycloakSession session, RealmModel realm) {
      return new ProvidersPlace(session, realm);
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

  /** Whether a flow of this kind decides who is asked at a login, by a condition of its own. */
  public boolean isLogin() {
    return this == BROWSER || this == ADMIN_CONSOLE || this == POST_BROKER_LOGIN;
  }

  /**
   * Whether it asks those who have a second factor, and nobody else: before something that an
   * account is recognised by is changed for good.
   */
  public boolean isForEnrolled() {
    return this == RESET_CREDENTIALS || this == FIRST_BROKER_LOGIN;
  }

  /** The flow of Keycloak that one of this kind is made from; empty when there is none. */
  Optional<AuthenticationFlowModel> builtIn(RealmModel realm) {
    return Optional.of(builtInAlias)
        .filter(alias -> !alias.isEmpty())
        .map(realm::getFlowByAlias)
        .filter(AuthenticationFlowModel::isBuiltIn);
  }

  /** Where flows of this kind are in force. */
  abstract FlowPlace place(KeycloakSession session, RealmModel realm);
}
