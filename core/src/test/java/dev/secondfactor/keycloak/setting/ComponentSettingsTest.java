package dev.secondfactor.keycloak.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.setting.Setting;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

@DisplayName("The properties of a provider that others have made")
class ComponentSettingsTest {

  @Test
  @Tag("trap")
  @DisplayName("TRAP 17: a secret is one, by its type as well as by its mark")
  void secrets() {
    assertThat(
            settings(
                property("a", ProviderConfigProperty.PASSWORD, false),
                property("b", ProviderConfigProperty.STRING_TYPE, true)))
        .extracting(Setting::type)
        .containsOnly(Setting.Type.SECRET);
  }

  @Test
  @DisplayName("become settings of the same shape, with options that are checked")
  void shapes() {
    List<Setting> settings =
        ComponentSettings.settings(
            ProviderConfigurationBuilder.create()
                .property("text", "", "Help.", ProviderConfigProperty.STRING_TYPE, "x", null)
                .property(
                    "texts", "", "", ProviderConfigProperty.MULTIVALUED_STRING_TYPE, null, null)
                .property("one", "", "", ProviderConfigProperty.LIST_TYPE, "b", List.of("a", "b"))
                .property(
                    "any",
                    "",
                    "",
                    ProviderConfigProperty.MULTIVALUED_LIST_TYPE,
                    null,
                    List.of("a", "b"))
                .build());

    assertThat(settings)
        .extracting(Setting::type)
        .containsExactly(
            Setting.Type.TEXT, Setting.Type.TEXTS, Setting.Type.CHOICE, Setting.Type.CHOICES);
    assertThat(settings).extracting(Setting::defaultValue).containsExactly("x", "", "b", "");
    assertThat(settings.get(0).help()).isEqualTo("Help.");
    assertThat(settings.get(0).test()).accepts("anything");
    assertThat(settings.get(2).test()).accepts("a").rejects("c");
  }

  private static List<Setting> settings(ProviderConfigProperty... properties) {
    return ComponentSettings.settings(List.of(properties));
  }

  private static ProviderConfigProperty property(String name, String type, boolean secret) {
    ProviderConfigProperty property = new ProviderConfigProperty(name, name, "", type, null);
    property.setSecret(secret);
    return property;
  }
}
