package dev.secondfactor.admin.gateway;

import dev.secondfactor.admin.setting.SettingView;
import dev.secondfactor.keycloak.gateway.GatewayKind;
import java.util.List;

/**
 * A kind of gateway, as JSON.
 *
 * @param kind its name
 * @param help what it is for
 * @param available whether one can be made on this server; some are for development mode only
 * @param settings what can be set, in the order of forms
 */
public record GatewayKindView(
    String kind, String help, boolean available, List<SettingView> settings) {

  /** Keeps the list from being changed. */
  public GatewayKindView {
    settings = List.copyOf(settings);
  }

  static GatewayKindView of(GatewayKind kind) {
    return new GatewayKindView(
        kind.id(),
        kind.help(),
        kind.isAvailable(),
        kind.settings().stream().map(SettingView::of).toList());
  }
}
