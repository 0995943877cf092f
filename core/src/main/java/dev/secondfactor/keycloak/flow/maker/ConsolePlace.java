package dev.secondfactor.keycloak.flow.maker;

import dev.secondfactor.keycloak.flow.LevelSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;

/**
 * The flow by which administrators open the admin console: a browser flow of its client. A flow
 * alone is not enough, for who has signed in elsewhere gets in by cookie; so the client also gets
 * the level below which Keycloak asks for more, unless it has something of that kind.
 */
record ConsolePlace(RealmModel realm) implements FlowPlace {

  private static final String BROWSER = AuthenticationFlowBindings.BROWSER_BINDING;

  /**
   * The level of a second factor, and what it is called. Without names of its own Keycloak knows
   * those levels of a client alone that the realm's browser flow has, and enforces no others.
   */
  private static final Map<String, String> LEVEL =
      Map.of(
          Constants.MINIMUM_ACR_VALUE,
          Integer.toString(LevelSetting.SECOND_FACTOR),
          Constants.ACR_LOA_MAP,
          "{\"%1$d\":%1$d,\"%2$d\":%2$d}"
              .formatted(LevelSetting.PASSWORD, LevelSetting.SECOND_FACTOR));

  /** Tells that the level is ours, for whoever takes it away again. */
  private static final String LEVEL_ADDED = "second-factor.minimum-acr-added";

  @Override
  public List<AuthenticationFlowModel> bound() {
    return replaced().or(() -> Optional.ofNullable(realm.getBrowserFlow())).stream().toList();
  }

  @Override
  public Optional<AuthenticationFlowModel> replaced() {
    return client().flatMap(this::own);
  }

  @Override
  public boolean bind(AuthenticationFlowModel flow) {
    ClientModel client =
        client()
            .orElseThrow(
                () -> new FlowConflict("The realm has no client " + clientId() + " any more."));
    boolean isBound = own(client).filter(own -> own.getId().equals(flow.getId())).isPresent();
    client.setAuthenticationFlowBindingOverride(BROWSER, flow.getId());
    if (LEVEL.keySet().stream().allMatch(name -> client.getAttribute(name) == null)) {
      LEVEL.forEach(client::setAttribute);
      client.setAttribute(LEVEL_ADDED, "true");
    }
    return !isBound;
  }

  @Override
  public Optional<AuthenticationFlowModel> after(Optional<AuthenticationFlowModel> before) {
    return before.or(() -> Optional.ofNullable(realm.getBrowserFlow()));
  }

  @Override
  public void release(AuthenticationFlowModel flow, Optional<AuthenticationFlowModel> before) {
    client()
        .ifPresent(
            client -> {
              before.ifPresentOrElse(
                  own -> client.setAuthenticationFlowBindingOverride(BROWSER, own.getId()),
                  () -> client.removeAuthenticationFlowBindingOverride(BROWSER));
              if (client.getAttribute(LEVEL_ADDED) != null) {
                LEVEL.forEach((name, value) -> removeIfSame(client, name, value));
                client.removeAttribute(LEVEL_ADDED);
              }
            });
  }

  /** What somebody has changed since then stays. */
  private static void removeIfSame(ClientModel client, String name, String value) {
    if (value.equals(client.getAttribute(name))) {
      client.removeAttribute(name);
    }
  }

  private Optional<ClientModel> client() {
    return Optional.ofNullable(realm.getClientByClientId(clientId()));
  }

  private Optional<AuthenticationFlowModel> own(ClientModel client) {
    return Optional.ofNullable(client.getAuthenticationFlowBindingOverride(BROWSER))
        .map(realm::getAuthenticationFlowById);
  }

  private static String clientId() {
    return Constants.ADMIN_CONSOLE_CLIENT_ID;
  }
}
