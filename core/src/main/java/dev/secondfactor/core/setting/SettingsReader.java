package dev.secondfactor.core.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads settings and notes every bad value. The same reading serves to refuse bad values when they
 * are saved and to live with those that an import brought: a bad value counts as none.
 */
public final class SettingsReader {

  private final Function<String, List<String>> values;
  private final List<SettingProblem> problems = new ArrayList<>();

  /**
   * Reads these values.
   *
   * @param values the values of a setting by its name; an empty list when there is none
   */
  public SettingsReader(Function<String, List<String>> values) {
    this.values = values;
  }

  /** What has been found so far, in the order of reading. */
  public List<SettingProblem> problems() {
    return List.copyOf(problems);
  }

  /** A number; its default when there is none or a bad one. */
  public int number(Setting setting) {
    return Integer.parseInt(text(setting).orElseThrow());
  }

  /** Yes or no; its default when there is none or a bad one. */
  public boolean flag(Setting setting) {
    return text(setting).orElseThrow().equals(Setting.TRUE);
  }

  /** A choice; its default when there is none or a bad one. */
  public <E> E choice(Setting setting, E[] choices, Function<E, String> id) {
    String value = text(setting).orElseThrow();
    return Stream.of(choices)
        .filter(choice -> id.apply(choice).equals(value))
        .findFirst()
        .orElseThrow();
  }

  /** The one value of a setting; its default, if it has one, when there is none or a bad one. */
  public Optional<String> text(Setting setting) {
    return texts(setting).stream()
        .findFirst()
        .or(() -> Optional.of(setting.defaultValue()).filter(value -> !value.isEmpty()));
  }

  /** The good values of a setting; blanks around one are dropped, but may be part of a secret. */
  public List<String> texts(Setting setting) {
    List<String> good = new ArrayList<>();
    for (String given : values.apply(setting.name())) {
      String value = setting.type() == Setting.Type.SECRET ? given : given.strip();
      if (value.isBlank()) {
        continue;
      }
      if (setting.test().test(value)) {
        good.add(value);
      } else {
        refuse(setting, value, setting.allowed());
      }
    }
    return good;
  }

  /** The one value of a setting that has to have one; else it is noted what is needed. */
  public Optional<String> required(Setting setting, String needed) {
    if (!has(setting)) {
      missing(setting, needed);
    }
    return text(setting);
  }

  /** Whether there is a value at all, good or bad. */
  public boolean has(Setting setting) {
    return values.apply(setting.name()).stream().anyMatch(value -> !value.isBlank());
  }

  /** Notes a value that does not go together with others. */
  public void refuse(Setting setting, String value, String allowed) {
    String shown =
        setting.type() == Setting.Type.SECRET ? SettingProblem.STARS : OneLine.shown(value);
    problems.add(new SettingProblem(setting.name(), shown, allowed));
  }

  /** Notes that there is no value and has to be one. */
  public void missing(Setting setting, String needed) {
    problems.add(new SettingProblem(setting.name(), "", needed));
  }
}
