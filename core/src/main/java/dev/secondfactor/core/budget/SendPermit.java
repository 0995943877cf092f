package dev.secondfactor.core.budget;

import java.time.Duration;
import java.util.List;

/** What came of asking whether a message may be sent. */
public sealed interface SendPermit {

  /**
   * One permit of every send budget was taken.
   *
   * @param slots the permits, to be given back when the message was certainly not sent
   */
  record Granted(List<Take.Taken> slots) implements SendPermit {}

  /**
   * A send budget is spent; nothing was taken.
   *
   * @param retryAfter how long until a message is possible, at most
   */
  record Refused(Duration retryAfter) implements SendPermit {}

  /** The policy lets no message go to the country of this number; nothing was taken. */
  record NotAllowed() implements SendPermit {}
}
