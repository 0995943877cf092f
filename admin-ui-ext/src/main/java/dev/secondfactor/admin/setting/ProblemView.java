package dev.secondfactor.admin.setting;

import dev.secondfactor.core.setting.SettingProblem;

/**
 * A stored value that is not used, or one that is missing, as JSON.
 *
 * @param field the field
 * @param value the value, stars for a secret; empty when there is none
 * @param allowed what is allowed, in words
 */
public record ProblemView(String field, String value, String allowed) {

  /** A problem. */
  public static ProblemView of(SettingProblem problem) {
    return new ProblemView(problem.field(), problem.value(), problem.allowed());
  }
}
