package dev.secondfactor.keycloak.recovery;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * That a recovery code was used in this authentication session. What is stored may be read too
 * early to show it, so the session remembers.
 *
 * @param left how many codes are left
 * @param inOrder whether it was one of Keycloak's own codes
 */
public record RecoveryUse(int left, boolean inOrder) {

  private static final String LEFT = "second-factor-recovery-codes.left";
  private static final String IN_ORDER = "second-factor-recovery-codes.in-order";

  /** Notes the use. */
  public void note(AuthenticationSessionModel session) {
    session.setAuthNote(LEFT, Integer.toString(left));
    session.setAuthNote(IN_ORDER, Boolean.toString(inOrder));
  }

  /** The use that was noted. */
  public static Optional<RecoveryUse> find(AuthenticationSessionModel session) {
    return Optional.ofNullable(session.getAuthNote(LEFT))
        .map(
            left ->
                new RecoveryUse(
                    Integer.parseInt(left), Boolean.parseBoolean(session.getAuthNote(IN_ORDER))));
  }

  /** Forgets it. */
  public static void clear(AuthenticationSessionModel session) {
    session.removeAuthNote(LEFT);
    session.removeAuthNote(IN_ORDER);
  }
}
