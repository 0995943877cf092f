package dev.secondfactor.core.step;

import java.time.Duration;

/** The one thing that the page has to say beside showing its state. */
public sealed interface Notice {

  /** Nothing. */
  record None() implements Notice {}

  /** A newer code is on its way. */
  record Resent() implements Notice {}

  /**
   * The code is wrong.
   *
   * @param left how many attempts are left
   */
  record Wrong(int left) implements Notice {}

  /** Nothing was typed. */
  record Missing() implements Notice {}

  /**
   * What was typed cannot be a code.
   *
   * @param length how many digits or characters a code has
   */
  record Malformed(int length) implements Notice {}

  /** There is a typing error in the code. */
  record Mistyped() implements Notice {}

  /** The code has expired or been used. */
  record Expired() implements Notice {}

  /** The code was right until a newer one was sent. */
  record Superseded() implements Notice {}

  /** The code was used already; the next one, or another one, is needed. */
  record Replayed() implements Notice {}

  /**
   * The code is right for another time: the clock of the device is off.
   *
   * @param off how far it is ahead, negative when behind; never zero
   */
  record ClockOff(Duration off) implements Notice {}

  /** The code has been guessed at too often. */
  record UsedUp() implements Notice {}

  /**
   * The method is locked.
   *
   * @param remaining how long, at most
   */
  record Locked(Duration remaining) implements Notice {}

  /** The method is disabled. */
  record Disabled() implements Notice {}

  /** The account is deactivated. */
  record Deactivated() implements Notice {}

  /**
   * Too many messages.
   *
   * @param retryAfter how long until the next is possible, at most
   */
  record SendLimited(Duration retryAfter) implements Notice {}

  /** Messages to the country of this number are not allowed. */
  record CountryNotAllowed() implements Notice {}

  /**
   * It is too early for another message.
   *
   * @param remaining how long to wait
   */
  record ResendWait(Duration remaining) implements Notice {}
}
