package dev.secondfactor.admin.report;

import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a list of users is asked for with; all that is not allowed is told at once. */
final class ReportParameters {

  private static final int LONGEST_ID = 255;
  private static final int DEFAULT = 100;
  private static final int MOST = 1000;

  private final List<SettingProblem> problems = new ArrayList<>();

  Optional<String> group(@Nullable String value) {
    return oneOf("group", value, UserFilter.groups());
  }

  Optional<String> method(@Nullable String value) {
    return oneOf("method", value, UserFilter.methods());
  }

  Optional<String> after(@Nullable String value) {
    Optional<String> given = given(value);
    given
        .filter(id -> !OneLine.fits(id, LONGEST_ID))
        .ifPresent(id -> refuse("after", id, "the id of a user"));
    return given;
  }

  int max(@Nullable String value) {
    Optional<String> given = given(value);
    Optional<Integer> number =
        given.filter(text -> text.matches("[0-9]{1,4}")).map(Integer::valueOf);
    if (given.isPresent() && number.filter(max -> max >= 1 && max <= MOST).isEmpty()) {
      refuse("max", given.orElseThrow(), "a whole number from 1 to " + MOST);
    }
    return number.orElse(DEFAULT);
  }

  /**
   * Goes on only when all is allowed.
   *
   * @throws org.keycloak.services.ErrorResponseException 400 with what is not
   */
  void check() {
    if (!problems.isEmpty()) {
      throw Refusal.badRequest(problems);
    }
  }

  private Optional<String> oneOf(String name, @Nullable String value, List<String> names) {
    Optional<String> given = given(value);
    given
        .filter(text -> !names.contains(text))
        .ifPresent(text -> refuse(name, text, "one of " + String.join(", ", names)));
    return given;
  }

  private void refuse(String name, String value, String allowed) {
    problems.add(new SettingProblem(name, OneLine.shown(value), allowed));
  }

  private static Optional<String> given(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }
}
