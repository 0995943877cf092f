package dev.secondfactor.keycloak.setting;

import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.provider.ProviderConfigProperty;

/** Puts described settings into the terms of Keycloak's components. */
public final class ComponentSettings {

  private ComponentSettings() {}

  /** The values of a component. */
  public static Function<String, List<String>> values(ComponentModel component) {
    return setting -> component.getConfig().getOrDefault(setting, List.of());
  }

  /**
   * Refuses a component that has problems.
   *
   * @throws ComponentValidationException with all of them; Keycloak answers 400 with its text
   */
  public static void refuse(List<SettingProblem> problems) {
    if (!problems.isEmpty()) {
      throw refusal(
          problems.stream().map(SettingProblem::message).collect(Collectors.joining("; ")));
    }
  }

  /**
   * A refusal with this text, taken literally: Keycloak formats it with {@link
   * java.text.MessageFormat}, and values have no part in that.
   */
  public static ComponentValidationException refusal(String message) {
    return new ComponentValidationException(message.replace("'", "''").replace("{", "'{'"));
  }

  /** The settings as Keycloak's forms and its masking of secrets know them. */
  public static List<ProviderConfigProperty> properties(List<Setting> settings) {
    return settings.stream().map(ComponentSettings::property).toList();
  }

  /** The other way round: what is known of the settings of a kind that others have made. */
  public static List<Setting> settings(List<ProviderConfigProperty> properties) {
    return properties.stream().map(ComponentSettings::setting).toList();
  }

  private static Setting setting(ProviderConfigProperty property) {
    List<String> options = Objects.requireNonNullElse(property.getOptions(), List.of());
    boolean isOption = !options.isEmpty();
    return new Setting(
        property.getName(),
        type(property, isOption),
        Objects.toString(property.getDefaultValue(), ""),
        options,
        isOption ? "one of " + String.join(", ", options) : "what the provider allows",
        value -> !isOption || options.contains(value),
        Objects.requireNonNullElse(property.getHelpText(), ""));
  }

  private static Setting.Type type(ProviderConfigProperty property, boolean isOption) {
    String type = Objects.requireNonNullElse(property.getType(), "");
    if (property.isSecret() || type.equals(ProviderConfigProperty.PASSWORD)) {
      return Setting.Type.SECRET;
    }
    if (type.equals(ProviderConfigProperty.MULTIVALUED_LIST_TYPE)) {
      return Setting.Type.CHOICES;
    }
    if (type.equals(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)) {
      return Setting.Type.TEXTS;
    }
    return isOption ? Setting.Type.CHOICE : Setting.Type.TEXT;
  }

  private static ProviderConfigProperty property(Setting setting) {
    ProviderConfigProperty property = new ProviderConfigProperty();
    property.setName(setting.name());
    property.setLabel(setting.name());
    property.setHelpText(setting.help() + " Allowed: " + setting.allowed() + ".");
    property.setType(
        switch (setting.type()) {
          case TEXT -> ProviderConfigProperty.STRING_TYPE;
          case TEXTS -> ProviderConfigProperty.MULTIVALUED_STRING_TYPE;
          case NUMBER -> ProviderConfigProperty.STRING_TYPE;
          case SECRET -> ProviderConfigProperty.PASSWORD;
          case CHOICE -> ProviderConfigProperty.LIST_TYPE;
          case CHOICES -> ProviderConfigProperty.MULTIVALUED_LIST_TYPE;
        });
    property.setSecret(setting.type() == Setting.Type.SECRET);
    if (!setting.options().isEmpty()) {
      property.setOptions(setting.options());
    }
    if (!setting.defaultValue().isEmpty()) {
      property.setDefaultValue(setting.defaultValue());
    }
    return property;
  }
}
