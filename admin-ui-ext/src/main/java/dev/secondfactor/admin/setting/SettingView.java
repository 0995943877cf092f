package dev.secondfactor.admin.setting;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.secondfactor.core.setting.Setting;
import java.util.List;
import java.util.Locale;

/**
 * A setting of the policy or of a gateway, as JSON: all that a form needs.
 *
 * @param name its name
 * @param type the shape of its values: text, texts, secret, number, choice or choices
 * @param byDefault the value when none is given; empty for none
 * @param options the choices, when there are only these
 * @param allowed what is allowed, in words
 * @param help what it is for
 */
public record SettingView(
    String name,
    String type,
    @JsonProperty("default") String byDefault,
    List<String> options,
    String allowed,
    String help) {

  /** Keeps the list from being changed. */
  public SettingView {
    options = List.copyOf(options);
  }

  /** A setting. */
  public static SettingView of(Setting setting) {
    return new SettingView(
        setting.name(),
        setting.type().name().toLowerCase(Locale.ROOT),
        setting.defaultValue(),
        setting.options(),
        setting.allowed(),
        setting.help());
  }
}
