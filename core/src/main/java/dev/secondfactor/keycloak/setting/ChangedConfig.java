package dev.secondfactor.keycloak.setting;

import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.common.util.MultivaluedHashMap;

/**
 * The configuration of a component before and after a change.
 *
 * @param before as it is stored
 * @param after as it would be
 */
public record ChangedConfig(
    MultivaluedHashMap<String, String> before, MultivaluedHashMap<String, String> after) {

  /**
   * Puts values into a configuration.
   *
   * @param start what stays where nothing is given
   * @param values values by the name of the setting; an empty list is its default. A secret that is
   *     given as the stars that are shown in its place stays as it is
   * @param settings all settings
   */
  public static ChangedConfig of(
      MultivaluedHashMap<String, String> before,
      MultivaluedHashMap<String, String> start,
      Map<String, List<String>> values,
      List<Setting> settings) {
    MultivaluedHashMap<String, String> after = new MultivaluedHashMap<>(start);
    values.forEach(
        (name, texts) -> {
          if (texts.isEmpty()) {
            after.remove(name);
          } else if (!isKept(start, name, texts, settings)) {
            after.put(name, texts);
          }
        });
    return new ChangedConfig(before, after);
  }

  /** The names of the settings that have another value than before, in order. */
  public List<String> names() {
    return Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .sorted()
        .toList();
  }

  private static boolean isKept(
      MultivaluedHashMap<String, String> start,
      String name,
      List<String> texts,
      List<Setting> settings) {
    return texts.equals(List.of(SettingProblem.STARS))
        && start.containsKey(name)
        && settings.stream()
            .anyMatch(
                setting -> setting.name().equals(name) && setting.type() == Setting.Type.SECRET);
  }
}
