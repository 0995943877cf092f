package dev.secondfactor.keycloak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

class SmsGatewaysTest {

  @Test
  @DisplayName("a lower priority comes first; without one it is 0")
  void priority() {
    assertThat(
            ids(
                component("1", "a", "priority", "10"),
                component("2", "b"),
                component("3", "c", "priority", "-5"),
                component("4", "d", "priority", "9")))
        .containsExactly("3", "2", "4", "1");
  }

  @Test
  @DisplayName("the same priority goes by name, the same name by id")
  void ties() {
    assertThat(ids(component("3", "b"), component("2", "a"), component("1", "b")))
        .containsExactly("2", "1", "3");
  }

  @Test
  @DisplayName("those that are not enabled are left out")
  void disabled() {
    assertThat(ids(component("1", "a", "enabled", "false"), component("2", "b", "enabled", "true")))
        .containsExactly("2");
  }

  @Test
  @DisplayName("those with bad values stay, for they say that they are bad")
  void bad() {
    assertThat(ids(component("1", "a", "enabled", "no"), component("2", "b", "priority", "x")))
        .containsExactly("1", "2");
  }

  private static List<String> ids(ComponentModel... components) {
    return SmsGateways.enabled(Stream.of(components)).map(ComponentModel::getId).toList();
  }

  private static ComponentModel component(String id, String name, String... setting) {
    return Components.of(id, name, setting.length == 0 ? Map.of() : Map.of(setting[0], setting[1]));
  }
}
