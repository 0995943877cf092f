package dev.secondfactor.admin.report;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.recovery.RecoverySet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A user with all second factors.
 *
 * @param codesLeft recovery codes, of our kind and of Keycloak's own; empty when there is no set
 */
record ReportUser(
    String id,
    String username,
    boolean enabled,
    List<Enrolment> enrolments,
    OptionalInt codesLeft) {

  boolean has(String method) {
    return any(enrolment -> enrolment.method().equals(method));
  }

  /** Whether there is nothing that is enough alone; recovery codes are a spare. */
  boolean isWithoutFactor() {
    return !any(Enrolment::standsAlone);
  }

  boolean isSmsOnly() {
    return has(Method.SMS_OTP.id())
        && !any(each -> each.standsAlone() && !each.method().equals(Method.SMS_OTP.id()));
  }

  boolean hasFewCodes() {
    return codesLeft.isPresent() && RecoverySet.isLow(codesLeft.getAsInt());
  }

  /** Whether nothing that was set up was ever used. */
  boolean hasNeverUsed() {
    return hasNeverUsed(Enrolment::isOfKnownUse);
  }

  /** Whether what was set up for a method was never used. */
  boolean hasNeverUsed(String method) {
    return hasNeverUsed(each -> each.isOfKnownUse() && each.method().equals(method));
  }

  private boolean hasNeverUsed(Predicate<Enrolment> which) {
    return any(which) && !any(which.and(each -> each.lastUsedOn().isPresent()));
  }

  private boolean any(Predicate<Enrolment> which) {
    return enrolments.stream().anyMatch(which);
  }
}
