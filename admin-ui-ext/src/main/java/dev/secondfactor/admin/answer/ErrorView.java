package dev.secondfactor.admin.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.List;
import java.util.Optional;

/**
 * Why a request is refused, as JSON.
 *
 * @param errorMessage one sentence
 * @param field the first field that is to blame
 * @param value its value; of a number no more than what may be shown
 * @param allowed what would be allowed, in words
 * @param errors all fields that are to blame, when there is one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ErrorView(
    String errorMessage,
    Optional<String> field,
    Optional<String> value,
    Optional<String> allowed,
    List<FieldErrorView> errors) {

  /** Keeps the list from being changed. */
  public ErrorView {
    errors = List.copyOf(errors);
  }

  /** Without a field that is to blame. */
  public static ErrorView of(String message) {
    return new ErrorView(message, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /** For one field. */
  public static ErrorView of(SettingProblem problem) {
    return of(List.of(problem));
  }

  /**
   * For all these fields.
   *
   * @param problems at least one
   */
  public static ErrorView of(List<SettingProblem> problems) {
    SettingProblem first = problems.get(0);
    return new ErrorView(
        first.message(),
        Optional.of(first.field()),
        Optional.of(first.value()),
        Optional.of(first.allowed()),
        problems.stream().map(FieldErrorView::of).toList());
  }
}
