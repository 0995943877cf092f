package dev.secondfactor.core.challenge;

import dev.secondfactor.core.method.Method;

/**
 * All that a code is bound to (ASVS 6.6.2); a code is right only where every part is the same.
 *
 * @param realmId the realm
 * @param userId the user
 * @param authSession the authentication session and its browser tab
 * @param method the method
 * @param purpose what the code is asked for
 * @param destination the canonical destination that it was sent to
 */
public record Binding(
    String realmId,
    String userId,
    String authSession,
    Method method,
    Purpose purpose,
    String destination) {

  String[] parts() {
    return new String[] {
      realmId, userId, authSession, method.id(), purpose.id(), destination,
    };
  }
}
