package dev.secondfactor.admin.report;

import dev.secondfactor.core.method.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One second factor of a user.
 *
 * @param method the id of the method, or {@link #WEBAUTHN}
 * @param enrolledAt when it was set up; empty for what needs no set-up
 * @param lastUsedOn the day of its last use in a login step of ours, in UTC
 */
record Enrolment(String method, Optional<Instant> enrolledAt, Optional<LocalDate> lastUsedOn) {

  /** Keycloak's own security keys, which are a second factor of which no use is known. */
  static final String WEBAUTHN = "webauthn";

  boolean standsAlone() {
    return !method.equals(Method.RECOVERY_CODES.id());
  }

  boolean isOfKnownUse() {
    return !method.equals(WEBAUTHN);
  }
}
