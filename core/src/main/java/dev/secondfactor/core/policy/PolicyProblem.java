package dev.secondfactor.core.policy;

/**
 * A value that is not allowed.
 *
 * @param field the field's name in configuration
 * @param value the value, or stars for a secret
 * @param allowed what would be allowed, in words
 */
public record PolicyProblem(String field, String value, String allowed) {

  /** One line for an administrator. */
  public String message() {
    return field + ": \"" + value + "\" is not allowed; allowed: " + allowed;
  }
}
