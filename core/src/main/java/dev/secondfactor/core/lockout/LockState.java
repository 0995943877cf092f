package dev.secondfactor.core.lockout;

import java.time.Duration;

/** Whether a user may try a method now. */
public sealed interface LockState {

  /** Codes are accepted. */
  record Open() implements LockState {}

  /**
   * Too many wrong codes.
   *
   * @param remaining how long the lock lasts, at most
   */
  record Locked(Duration remaining) implements LockState {}

  /** So many wrong codes that the method has to be enrolled anew or reset. */
  record Disabled() implements LockState {}
}
