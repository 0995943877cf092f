package dev.secondfactor.core.step;

import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;

/**
 * Who is asked for a recovery code.
 *
 * @param realmId the realm
 * @param userId the user
 */
public record RecoveryRequest(String realmId, String userId) {

  Subject subject() {
    return new Subject(realmId, userId, Method.RECOVERY_CODES, false);
  }
}
