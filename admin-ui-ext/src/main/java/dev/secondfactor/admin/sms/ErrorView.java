package dev.secondfactor.admin.sms;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.Optional;

/**
 * Why a request is refused, as JSON.
 *
 * @param errorMessage one sentence
 * @param field the field that is to blame
 * @param value its value; of a number no more than what may be shown
 * @param allowed what would be allowed, in words
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ErrorView(
    String errorMessage, Optional<String> field, Optional<String> value, Optional<String> allowed) {

  static ErrorView of(String message) {
    return new ErrorView(message, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static ErrorView of(SettingProblem problem) {
    return new ErrorView(
        problem.message(),
        Optional.of(problem.field()),
        Optional.of(problem.value()),
        Optional.of(problem.allowed()));
  }
}
