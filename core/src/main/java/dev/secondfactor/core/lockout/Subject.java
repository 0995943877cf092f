package dev.secondfactor.core.lockout;

import dev.secondfactor.core.method.Method;

/**
 * Whose failures are counted: one user and one method, over all sessions and nodes (OBV-6).
 *
 * @param realmId the realm
 * @param userId the user
 * @param method the method
 * @param enrolment whether the codes prove a new destination; those are counted by themselves, with
 *     the same limits, so that a disabled method can be enrolled anew (RL-4)
 */
public record Subject(String realmId, String userId, Method method, boolean enrolment) {

  /** A short name of the method and of what the codes are for. */
  public String account() {
    return enrolment ? method.id() + "/enrolment" : method.id();
  }
}
