package dev.secondfactor.core.challenge;

/** What came of comparing a code with a challenge. */
public enum Verdict {
  /** The code is right, and this caller is the one that used it up. */
  RIGHT,
  /** The code is not that of the challenge. */
  WRONG,
  /** The code was right until a newer one was sent. */
  SUPERSEDED,
  /** The code is right, but somebody else used it up at the same moment (OBV-4). */
  ALREADY_USED
}
