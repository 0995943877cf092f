package dev.secondfactor.admin.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.secondfactor.admin.answer.Answers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A user of the report, as JSON; without destinations.
 *
 * @param id the user
 * @param username the name
 * @param enabled whether the account is enabled
 * @param methods what the user has, each app and key by itself
 * @param codesLeft recovery codes that are left; absent without a set
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReportUserView(
    String id, String username, boolean enabled, List<Factor> methods, OptionalInt codesLeft) {

  /** Keeps the list from being changed. */
  public ReportUserView {
    methods = List.copyOf(methods);
  }

  /**
   * A second factor.
   *
   * @param method the id of the method, or webauthn
   * @param enrolledAt when it was set up, in UTC; absent for what needs no set-up
   * @param lastUsedOn the day of the last use, in UTC; absent when it was never used, or is a
   *     security key
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Factor(String method, Optional<String> enrolledAt, Optional<String> lastUsedOn) {

    static Factor of(Enrolment enrolment) {
      return new Factor(
          enrolment.method(),
          enrolment.enrolledAt().map(Answers::text),
          enrolment.lastUsedOn().map(LocalDate::toString));
    }
  }

  static ReportUserView of(ReportUser user) {
    return new ReportUserView(
        user.id(),
        user.username(),
        user.enabled(),
        user.enrolments().stream().map(Factor::of).toList(),
        user.codesLeft());
  }
}
