package dev.secondfactor.core.step;

import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;

/**
 * Who is asked for a code of an authenticator app.
 *
 * @param realmId the realm
 * @param userId the user
 * @param window how many steps on either side of now the realm accepts (RFC 6238 5.2)
 */
public record TotpRequest(String realmId, String userId, int window) {

  Subject subject() {
    return new Subject(realmId, userId, Method.TOTP, false);
  }
}
