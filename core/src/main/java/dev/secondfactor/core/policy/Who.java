package dev.secondfactor.core.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * Whom a realm asks for a second factor.
 *
 * @param kind what tells them from others
 * @param name a role of the realm or {@code client.role}, the path of a group, or the name of an
 *     attribute; empty for everybody
 * @param value the value that the attribute has to have; empty when any will do
 */
public record Who(Kind kind, String name, Optional<String> value) {

  /** Everybody. */
  public static final Who EVERYBODY = of(Kind.ALL, "");

  /** What tells those who are asked from others. */
  public enum Kind {
    /** Nothing: everybody is asked. */
    ALL,
    /** They have a role. */
    ROLE,
    /** They are in a group, or in one below it. */
    GROUP,
    /** They have an attribute. */
    ATTRIBUTE;

    /** The name in configuration. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Who of(Kind kind, String name) {
    return new Who(kind, name, Optional.empty());
  }

  /**
   * Who has an attribute, given as {@code name} or {@code name=value}; the first sign of equality
   * divides. Empty when the name is blank, or the value where there is the sign.
   */
  static Optional<Who> withAttribute(String text) {
    String[] parts = text.split("=", 2);
    Optional<String> value = parts.length == 2 ? Optional.of(parts[1].strip()) : Optional.empty();
    return parts[0].isBlank() || value.filter(String::isEmpty).isPresent()
        ? Optional.empty()
        : Optional.of(new Who(Kind.ATTRIBUTE, parts[0].strip(), value));
  }
}
