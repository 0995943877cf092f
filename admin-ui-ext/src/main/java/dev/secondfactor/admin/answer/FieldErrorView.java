package dev.secondfactor.admin.answer;

import dev.secondfactor.core.setting.SettingProblem;

/**
 * A field that is to blame, as JSON.
 *
 * @param field the field
 * @param value its value, stars for a secret; empty when it is missing
 * @param allowed what would be allowed, in words
 * @param message all of that in one sentence
 */
public record FieldErrorView(String field, String value, String allowed, String message) {

  static FieldErrorView of(SettingProblem problem) {
    return new FieldErrorView(
        problem.field(), problem.value(), problem.allowed(), problem.message());
  }
}
