package dev.secondfactor.core.budget;

import java.time.Duration;

/** What came of asking a budget for a permit. */
public sealed interface Take {

  /**
   * A permit was taken.
   *
   * @param slot names the permit, so that it can be given back
   * @param left how many were left behind it, at most; a big budget is not looked through, it tells
   *     nothing
   */
  record Taken(String slot, int left) implements Take {}

  /**
   * The budget is spent.
   *
   * @param retryAfter how long until a permit is free, at most
   */
  record Spent(Duration retryAfter) implements Take {}
}
