package dev.secondfactor.core.grant;

import dev.secondfactor.core.method.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A sign-in without a browser: the password was right, the second factor is missing.
 *
 * @param token names it to the application that has it, and to nobody else
 * @param userId the user
 * @param password stands for the password that was right, so that a change of it is noticed
 * @param methods those that its flow takes
 * @param startedAt when the password was right
 * @param expiresAt when the password has to be given again
 */
public record PendingGrant(
    String token,
    String userId,
    String password,
    Set<Method> methods,
    Instant startedAt,
    Instant expiresAt) {

  /** Keeps the set from being changed. */
  public PendingGrant {
    methods = Set.copyOf(methods);
  }

  /** How long it still lives; zero when it has expired. */
  public Duration remaining(Instant now) {
    return now.isBefore(expiresAt) ? Duration.between(now, expiresAt) : Duration.ZERO;
  }

  /** Without the token and what stands for the password. */
  @Override
  public String toString() {
    return "sign-in of " + userId + " until " + expiresAt;
  }
}
