package dev.secondfactor.admin.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.admin.setting.SettingValue;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.keycloak.gateway.GatewayChange;
import dev.secondfactor.keycloak.gateway.GatewayKind;
import dev.secondfactor.keycloak.gateway.GatewayOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gateways in the JSON of a request. */
final class GatewayRequest {

  private static final String SETTINGS = "settings";

  /** The fields of a new gateway. */
  static final Set<String> NEW =
      Set.of(GatewayChange.NAME, GatewayKind.FIELD, SETTINGS, JsonBody.REASON);

  /** The fields of a change. */
  static final Set<String> CHANGE = Set.of(GatewayChange.NAME, SETTINGS, JsonBody.REASON);

  /** The fields of an order. */
  static final Set<String> ORDER = Set.of(GatewayOrder.IDS, JsonBody.REASON);

  private GatewayRequest() {}

  /** The name; empty when there is none, also when it is null. */
  static Optional<String> name(JsonBody body) {
    return body.text(GatewayChange.NAME).map(String::strip);
  }

  /**
   * The values of the settings that are named; null is the default.
   *
   * @param kind what has the settings; of one that there is not, none is read
   */
  static Map<String, List<String>> values(JsonBody body, Optional<GatewayKind> kind) {
    JsonNode given = body.value(SETTINGS);
    if (!given.isObject() && body.has(SETTINGS)) {
      body.refuse(SETTINGS, "", "an object with values by the names of settings");
    }
    return kind.map(known -> values(body, given, known.settings())).orElse(Map.of());
  }

  private static Map<String, List<String>> values(
      JsonBody body, JsonNode given, List<Setting> settings) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      Optional<Setting> setting =
          settings.stream().filter(one -> one.name().equals(field.getKey())).findFirst();
      setting.ifPresentOrElse(
          known -> values.put(known.name(), SettingValue.texts(known, field.getValue(), body)),
          () -> body.refuse(SETTINGS, OneLine.shown(field.getKey()), of(settings)));
    }
    return values;
  }

  /**
   * Goes on only when neither the JSON nor what it asks for is to blame. Of a field whose value
   * could not be read, nothing more is said.
   */
  static void check(JsonBody body, GatewayChange change) {
    Set<String> named =
        body.problems().stream().map(problem -> problem.field()).collect(Collectors.toSet());
    change.problems().stream()
        .filter(problem -> !named.contains(problem.field()))
        .forEach(problem -> body.refuse(problem.field(), problem.value(), problem.allowed()));
    body.check();
  }

  private static String of(List<Setting> settings) {
    return "the settings of the kind: "
        + String.join(", ", settings.stream().map(Setting::name).toList());
  }
}
