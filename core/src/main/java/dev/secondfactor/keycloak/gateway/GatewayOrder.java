package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The order in which the gateways of a realm are tried. */
public final class GatewayOrder {

  /** The field with the gateways. */
  public static final String IDS = "ids";

  private static final String ALLOWED = "the id of each SMS gateway of the realm, once";

  private final RealmModel realm;
  private final List<StoredGateway> gateways;

  /** The order in a realm. */
  public GatewayOrder(KeycloakSession session, RealmModel realm) {
    this.realm = realm;
    this.gateways = StoredGateway.all(session, realm);
  }

  /** What is wrong with an order: each gateway has to be in it, once, and nothing else. */
  public List<SettingProblem> problems(List<String> ids) {
    Set<String> missing = gateways.stream().map(StoredGateway::id).collect(Collectors.toSet());
    Set<String> known = new HashSet<>(missing);
    List<SettingProblem> problems = new ArrayList<>();
    for (String id : ids) {
      if (!missing.remove(id)) {
        String allowed = known.contains(id) ? ALLOWED + ": this one is there twice" : ALLOWED;
        problems.add(new SettingProblem(IDS, OneLine.shown(id), allowed));
      }
    }
    if (!missing.isEmpty()) {
      problems.add(
          new SettingProblem(
              IDS,
              OneLine.shown(String.join(", ", ids)),
              ALLOWED + "; missing: " + String.join(", ", missing.stream().sorted().toList())));
    }
    return problems;
  }

  /** Those that Keycloak would not store again, as they are, so that no order can be given. */
  public List<StoredGateway> fixed() {
    return gateways.stream().filter(gateway -> !gateway.canBeSaved()).toList();
  }

  /**
   * Gives the gateways this order. All of them are stored, so that two that do this at once are in
   * each other's way.
   *
   * @param ids without problems
   * @return whether that is another order than before
   */
  public boolean change(List<String> ids) {
    if (gateways.stream().map(StoredGateway::id).toList().equals(ids)) {
      return false;
    }
    for (StoredGateway gateway : gateways) {
      ComponentModel component = gateway.copy();
      GatewayChange.putPriority(component, ids.indexOf(gateway.id()));
      realm.updateComponent(component);
    }
    return true;
  }
}
