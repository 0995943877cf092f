package dev.secondfactor.core.setting;

/**
 * A value that is not allowed, or one that is missing.
 *
 * @param field the setting's name in configuration
 * @param value the value, or stars for a secret; empty when there is none
 * @param allowed what would be allowed, in words
 */
public record SettingProblem(String field, String value, String allowed) {

  /** What Keycloak shows in place of a secret. */
  public static final String STARS = "**********";

  /** One line for an administrator. */
  public String message() {
    return value.isEmpty()
        ? field + " is missing; needed: " + allowed
        : field + ": \"" + value + "\" is not allowed; allowed: " + allowed;
  }
}
