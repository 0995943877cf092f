package dev.secondfactor.admin.check;

import dev.secondfactor.keycloak.flow.BoundFlows;
import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.flow.LevelSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.AcrUtils;

/** Looks at how administrators get into the admin console of a realm. */
final class ConsoleCheck {

  private static final String CLIENT = Constants.ADMIN_CONSOLE_CLIENT_ID;

  private final RealmModel realm;

  ConsoleCheck(RealmModel realm) {
    this.realm = realm;
  }

  Stream<FindingView> findings() {
    return openToSingleSignOn().stream();
  }

  /**
   * A flow of its own is not run for who comes by the cookie of another application, unless the
   * client insists on a level. What it asks for by default does not count: a request can name less.
   */
  private Optional<FindingView> openToSingleSignOn() {
    return Optional.ofNullable(new BoundFlows(realm).browserOfClients().get(CLIENT))
        .filter(flow -> FactorSteps.askForAny(flow.reached()))
        .map(flow -> realm.getClientByClientId(CLIENT))
        .filter(client -> !insistsOnLevel(client))
        .map(
            client ->
                FindingView.warning(
                    "admin-console-open-to-sso",
                    "The admin console has a browser flow of its own that asks for a second factor,"
                        + " and insists on no level of authentication that Keycloak knows, so who"
                        + " has signed in to another application by the password alone gets in by"
                        + " single sign-on.",
                    "Have the flow made anew with the kind admin-console, or give the client "
                        + CLIENT
                        + " the attributes minimum.acr.value 2 and acr.loa.map"
                        + " {\"1\":1,\"2\":2}."));
  }

  /** Keycloak ignores a least level that it has no number for. */
  private static boolean insistsOnLevel(ClientModel client) {
    Map<String, Integer> levels = AcrUtils.getAcrLoaMap(client);
    return AcrUtils.enforceMinimumAcr(List.of(), client).stream()
        .anyMatch(
            name ->
                Optional.ofNullable(levels.get(name)).or(() -> number(name)).orElse(0)
                    >= LevelSetting.SECOND_FACTOR);
  }

  private static Optional<Integer> number(String name) {
    return name.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(name)) : Optional.empty();
  }
}
