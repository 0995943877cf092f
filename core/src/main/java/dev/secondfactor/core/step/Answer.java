package dev.secondfactor.core.step;

import dev.secondfactor.core.lockout.Failure;
import dev.secondfactor.core.recovery.RecoverySet;

/** What came of a submitted code. */
public sealed interface Answer {

  /** It is right, and used up. */
  record Right() implements Answer {}

  /**
   * It is a recovery code, right, and used up.
   *
   * @param rest the set without it; when none is left the login ends only with a new set (SRC-5)
   */
  record Recovered(RecoverySet rest) implements Answer {}

  /**
   * It is the next one of recovery codes that have an order, and used up.
   *
   * @param left how many are left
   */
  record RecoveredInOrder(int left) implements Answer {}

  /** It is the code that an administrator has issued, and used up. */
  record Bypassed() implements Answer {}

  /**
   * It was compared and is not right; this counts as a failed attempt.
   *
   * @param page what to show
   * @param failure what follows from it
   */
  record Wrong(Page page, Failure failure) implements Answer {}

  /**
   * It was not compared; nothing is counted.
   *
   * @param page what to show
   */
  record NotCompared(Page page) implements Answer {}
}
