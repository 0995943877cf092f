package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.setting.ComponentSettings;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The gateways that a realm has. */
public final class SmsGateways {

  private SmsGateways() {}

  /** The enabled ones, in the order in which they are tried: by priority, then by name. */
  public static List<SmsGateway> of(KeycloakSession session, RealmModel realm) {
    return enabled(components(realm)).map(component -> gateway(session, component)).toList();
  }

  /**
   * The one whose component has this id, else those with this name; enabled or not, such as for a
   * message that tests one.
   */
  public static List<SmsGateway> find(KeycloakSession session, RealmModel realm, String idOrName) {
    List<ComponentModel> all = components(realm).toList();
    return all.stream()
        .filter(component -> component.getId().equals(idOrName))
        .findFirst()
        .map(List::of)
        .orElseGet(
            () -> all.stream().filter(component -> idOrName.equals(component.getName())).toList())
        .stream()
        .map(component -> gateway(session, component))
        .toList();
  }

  static Stream<ComponentModel> enabled(Stream<ComponentModel> components) {
    return inOrder(components)
        .filter(component -> settings(component).flag(GatewaySettings.ENABLED));
  }

  /** By priority, then by name; enabled or not. */
  static Stream<ComponentModel> inOrder(Stream<ComponentModel> components) {
    return components.sorted(
        Comparator.comparingInt(SmsGateways::priority)
            .thenComparing(SettingsGatewayFactory::nameOf));
  }

  /** Those that report what becomes of messages, enabled or not: a report may come later. */
  public static List<SmsGateway> reporting(KeycloakSession session, RealmModel realm) {
    return components(realm)
        .map(component -> gateway(session, component))
        .filter(gateway -> gateway.reports().isPresent())
        .toList();
  }

  static Stream<ComponentModel> components(RealmModel realm) {
    return realm.getComponentsStream(realm.getId(), SmsGatewayProvider.class.getName());
  }

  static SmsGateway gateway(KeycloakSession session, ComponentModel component) {
    return GatewayKind.factory(session, component.getProviderId())
        .map(factory -> factory.create(session, component).gateway())
        .orElseGet(
            () ->
                new UnusableGateway(
                    SettingsGatewayFactory.nameOf(component), UnusableGateway.PROVIDER));
  }

  static int priority(ComponentModel component) {
    return settings(component).number(GatewaySettings.PRIORITY);
  }

  private static SettingsReader settings(ComponentModel component) {
    return new SettingsReader(ComponentSettings.values(component));
  }
}
