package dev.secondfactor.core.step;

import dev.secondfactor.core.budget.SendSubject;
import dev.secondfactor.core.challenge.Binding;
import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;

/**
 * Who is asked for a code, where, and what for. All of it comes from the server's own state, none
 * from the form.
 *
 * @param realmId the realm
 * @param userId the user
 * @param authSession the authentication session and its browser tab
 * @param method the method
 * @param purpose what the code is asked for
 * @param destination where the code goes
 * @param ipAddress where the request came from
 */
public record CodeRequest(
    String realmId,
    String userId,
    String authSession,
    Method method,
    Purpose purpose,
    Destination destination,
    String ipAddress) {

  Binding binding() {
    return new Binding(realmId, userId, authSession, method, purpose, destination.canonical());
  }

  Subject subject() {
    return new Subject(realmId, userId, method, purpose == Purpose.ENROLMENT);
  }

  SendSubject sendSubject() {
    return new SendSubject(realmId, userId, method, destination, ipAddress);
  }
}
