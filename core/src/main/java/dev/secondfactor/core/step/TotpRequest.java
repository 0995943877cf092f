package dev.secondfactor.core.step;

import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;

/**
 * Who is asked for a code of an authenticator app.
 *
 * @param realmId the realm
 * @param userId the user
 * @param window how many steps on either side of now the realm accepts (RFC 6238 5.2)
 * @param enrolment whether the code proves a new app; those are counted by themselves
 */
public record TotpRequest(String realmId, String userId, int window, boolean enrolment) {

  Subject subject() {
    return new Subject(realmId, userId, Method.TOTP, enrolment);
  }
}
