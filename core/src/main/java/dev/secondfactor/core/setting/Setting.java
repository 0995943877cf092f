package dev.secondfactor.core.setting;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One setting of a component: its name, its default, what is allowed, and what it is for. Forms,
 * checks and the references for administrators are all made from this.
 *
 * @param name the name in configuration
 * @param type the shape of its values
 * @param defaultValue the value when none is given; empty for none
 * @param options the choices, when there are only these
 * @param allowed what is allowed, in words
 * @param test whether a value is allowed; never asked about an empty value
 * @param help what it is for
 */
public record Setting(
    String name,
    Type type,
    String defaultValue,
    List<String> options,
    String allowed,
    Predicate<String> test,
    String help) {

  /** Yes, as the value of a flag. */
  public static final String TRUE = "true";

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

  /** A whole number in a range. */
  public static Setting number(String name, int from, int to, int byDefault, String help) {
    return new Setting(
        name,
        Type.NUMBER,
        Integer.toString(byDefault),
        List.of(),
        "a whole number from " + from + " to " + to,
        value -> isBetween(value, from, to),
        help);
  }

  /** One line of text. */
  public static Setting text(String name, String allowed, Predicate<String> test, String help) {
    return new Setting(name, Type.TEXT, "", List.of(), allowed, test, help);
  }

  /** Any number of lines of text. */
  public static Setting texts(String name, String allowed, Predicate<String> test, String help) {
    return new Setting(name, Type.TEXTS, "", List.of(), allowed, test, help);
  }

  /** One line that is never shown again. Blanks at its ends are part of it. */
  public static Setting secret(String name, String help) {
    return secret(name, "one line of at most 1000 characters", value -> true, help);
  }

  /** The same, of which still less is allowed. */
  public static Setting secret(String name, String allowed, Predicate<String> test, String help) {
    return new Setting(
        name,
        Type.SECRET,
        "",
        List.of(),
        allowed + ", not the stars that are shown in its place",
        value ->
            OneLine.fits(value, 1000) && !value.equals(SettingProblem.STARS) && test.test(value),
        help);
  }

  /** One of these options. */
  public static Setting choice(String name, List<String> options, String byDefault, String help) {
    return new Setting(
        name,
        Type.CHOICE,
        byDefault,
        options,
        "one of " + String.join(", ", options),
        options::contains,
        help);
  }

  /** Any of these options. */
  public static Setting choices(String name, List<String> options, String help) {
    return new Setting(
        name,
        Type.CHOICES,
        "",
        options,
        "any of " + String.join(", ", options),
        options::contains,
        help);
  }

  /** Yes or no. */
  public static Setting flag(String name, boolean byDefault, String help) {
    return choice(name, List.of(TRUE, "false"), Boolean.toString(byDefault), help);
  }

  /** The same setting with a default. */
  public Setting byDefault(String value) {
    return new Setting(name, type, value, options, allowed, test, help);
  }

  /** Whether a text is a whole number in a range. */
  public static boolean isBetween(String value, int from, int to) {
    if (!NUMBER.matcher(value).matches()) {
      return false;
    }
    int number = Integer.parseInt(value);
    return number >= from && number <= to;
  }
}
