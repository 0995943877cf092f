package dev.secondfactor.admin.gateway;

import dev.secondfactor.admin.setting.ProblemView;
import dev.secondfactor.admin.setting.SettingValue;
import dev.secondfactor.keycloak.gateway.StoredGateway;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A gateway as JSON.
 *
 * @param id the id of its component
 * @param name the name that administrators gave it
 * @param kind its kind
 * @param usable whether messages can be sent by it, as it is set up; it may not be enabled
 * @param problems what keeps it from that
 * @param settings the values that are stored, by the name of the setting: a text, or a list of
 *     texts where there may be several; stars in place of a secret
 */
public record GatewayView(
    String id,
    String name,
    String kind,
    boolean usable,
    List<ProblemView> problems,
    Map<String, Object> settings) {

  /** Keeps the lists from being changed. */
  public GatewayView {
    problems = List.copyOf(problems);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  static GatewayView of(StoredGateway gateway) {
    Map<String, Object> settings = new LinkedHashMap<>();
    gateway
        .shown()
        .forEach((setting, texts) -> settings.put(setting.name(), SettingValue.of(setting, texts)));
    return new GatewayView(
        gateway.id(),
        gateway.name(),
        gateway.kindId(),
        gateway.isUsable(),
        gateway.problems().stream().map(ProblemView::of).toList(),
        settings);
  }
}
