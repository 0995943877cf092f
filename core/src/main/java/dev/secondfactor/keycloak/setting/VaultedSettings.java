package dev.secondfactor.keycloak.setting;

import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

/**
 * The values of a component, with the secrets that it refers to in Keycloak's vault. Two of these
 * are equal when a client made of the one would do for the other.
 *
 * @param values by the name of the setting
 * @param problems references without a secret
 */
public record VaultedSettings(Map<String, List<String>> values, List<SettingProblem> problems) {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{vault\\..+}");

  /** Reads the values of these settings, and gets the secrets. */
  public static VaultedSettings of(
      VaultTranscriber vault, Map<String, List<String>> config, List<Setting> settings) {
    Map<String, List<String>> values = new HashMap<>();
    List<SettingProblem> problems = new ArrayList<>();
    for (Setting setting : settings) {
      List<String> given = config.getOrDefault(setting.name(), List.of());
      if (setting.type() == Setting.Type.SECRET) {
        given =
            given.stream()
                .flatMap(value -> secret(vault, setting, value, problems).stream())
                .toList();
      }
      values.put(setting.name(), List.copyOf(given));
    }
    return new VaultedSettings(Map.copyOf(values), List.copyOf(problems));
  }

  /** The values of a setting; an empty list when there is none. */
  public List<String> get(String setting) {
    return values.getOrDefault(setting, List.of());
  }

  /** Without the values, some of which are secrets. */
  @Override
  public String toString() {
    return "settings " + values.keySet();
  }

  private static Optional<String> secret(
      VaultTranscriber vault, Setting setting, String value, List<SettingProblem> problems) {
    if (!isReference(value)) {
      return Optional.of(value);
    }
    Optional<String> secret = fromVault(vault, value);
    if (secret.isEmpty()) {
      problems.add(
          new SettingProblem(
              setting.name(), OneLine.shown(value), "a reference to a secret that the vault has"));
    }
    return secret;
  }

  /** Whether a value is the name of a secret in the vault, and no secret. */
  public static boolean isReference(String value) {
    return REFERENCE.matcher(value).matches();
  }

  /** The secret that a reference names; empty when the vault has none, or cannot be asked. */
  public static Optional<String> fromVault(VaultTranscriber vault, String reference) {
    try (VaultStringSecret secret = vault.getStringSecret(reference)) {
      return secret.get();
    } catch (RuntimeException unreachable) {
      return Optional.empty();
    }
  }
}
