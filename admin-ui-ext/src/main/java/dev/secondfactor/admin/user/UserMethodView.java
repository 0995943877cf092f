package dev.secondfactor.admin.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.secondfactor.admin.answer.Answers;
import dev.secondfactor.core.lockout.LockState;
import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.lockout.UserLocks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A method of a user, as JSON.
 *
 * @param method its id
 * @param enrolled whether the user has set it up
 * @param state {@code open}, {@code locked} or {@code disabled}
 * @param failures wrong codes in a row
 * @param lockedUntil the end of the lock, in UTC
 * @param disabledSince since when it is disabled, in UTC
 * @param credentials what the user has enrolled for it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record UserMethodView(
    String method,
    boolean enrolled,
    String state,
    int failures,
    Optional<String> lockedUntil,
    Optional<String> disabledSince,
    List<CredentialView> credentials) {

  /** Keeps the list from being changed. */
  public UserMethodView {
    credentials = List.copyOf(credentials);
  }

  static UserMethodView of(
      Method method, List<CredentialView> credentials, UserLocks locks, Instant now) {
    LockState state = locks.state(method);
    MethodGuard guard = locks.guard(method);
    return new UserMethodView(
        method.id(),
        !credentials.isEmpty(),
        name(state),
        guard.failures(),
        state instanceof LockState.Locked locked
            ? Optional.of(Answers.text(now.plus(locked.remaining())))
            : Optional.empty(),
        guard.disabledSince().map(Answers::text),
        credentials);
  }

  private static String name(LockState state) {
    if (state instanceof LockState.Locked) {
      return "locked";
    }
    return state instanceof LockState.Disabled ? "disabled" : "open";
  }
}
