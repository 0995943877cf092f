package dev.secondfactor.core.policy;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One setting: its name, its default, what is allowed, and what it is for. Forms, checks and the
 * reference for administrators are all made from this.
 *
 * @param name the name in configuration
 * @param type the shape of its values
 * @param defaultValue the value when none is given; empty for none
 * @param options the choices, when there are only these
 * @param allowed what is allowed, in words
 * @param test whether a value is allowed; never asked about an empty value
 * @param help what it is for
 */
public record PolicyField(
    String name,
    Type type,
    String defaultValue,
    List<String> options,
    String allowed,
    Predicate<String> test,
    String help) {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

  /** The shape of a setting's values. */
  public enum Type {
    /** One line of text. */
    TEXT,
    /** Any number of lines of text. */
    TEXTS,
    /** One line of text that is never shown again. */
    SECRET,
    /** A whole number. */
    NUMBER,
    /** One of the options. */
    CHOICE,
    /** Any of the options. */
    CHOICES
  }

  static PolicyField number(String name, int from, int to, int byDefault, String help) {
    return new PolicyField(
        name,
        Type.NUMBER,
        Integer.toString(byDefault),
        List.of(),
        "a whole number from " + from + " to " + to,
        value -> isBetween(value, from, to),
        help);
  }

  static PolicyField text(String name, String allowed, Predicate<String> test, String help) {
    return new PolicyField(name, Type.TEXT, "", List.of(), allowed, test, help);
  }

  static PolicyField texts(String name, String allowed, Predicate<String> test, String help) {
    return new PolicyField(name, Type.TEXTS, "", List.of(), allowed, test, help);
  }

  static PolicyField secret(String name, String help) {
    return new PolicyField(
        name,
        Type.SECRET,
        "",
        List.of(),
        "at most 1000 characters",
        value -> value.length() <= 1000,
        help);
  }

  static PolicyField choice(String name, List<String> options, String byDefault, String help) {
    return new PolicyField(
        name,
        Type.CHOICE,
        byDefault,
        options,
        "one of " + String.join(", ", options),
        options::contains,
        help);
  }

  static PolicyField choices(String name, List<String> options, String help) {
    return new PolicyField(
        name,
        Type.CHOICES,
        "",
        options,
        "any of " + String.join(", ", options),
        options::contains,
        help);
  }

  static boolean isBetween(String value, int from, int to) {
    if (!NUMBER.matcher(value).matches()) {
      return false;
    }
    int number = Integer.parseInt(value);
    return number >= from && number <= to;
  }
}
