package dev.secondfactor.core.policy;

import dev.secondfactor.core.setting.SettingProblem;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of reading a realm's settings.
 *
 * @param policy the policy; a field with a bad value has its default
 * @param problems the bad values, empty when all is well
 * @param warnings what is allowed and should be thought over
 */
public record PolicyReading(
    SecondFactorPolicy policy, List<SettingProblem> problems, List<PolicyWarning> warnings) {

  /** Keeps the lists from being changed. */
  public PolicyReading {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** The same, with one more warning: of what the settings alone do not tell. */
  public PolicyReading with(PolicyWarning warning) {
    return new PolicyReading(
        policy, problems, Stream.concat(warnings.stream(), Stream.of(warning)).toList());
  }
}
