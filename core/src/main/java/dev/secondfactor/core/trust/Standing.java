package dev.secondfactor.core.trust;

/** What a token is worth. */
public enum Standing {
  /** It is the newest one: the browser is trusted, and gets the next. */
  CURRENT,
  /** It was replaced a moment ago, for the same browser at the same address: trusted. */
  PARALLEL,
  /** It was replaced a moment ago, for a browser elsewhere: the user is asked. */
  ELSEWHERE,
  /** It was replaced earlier, or never was one: somebody has a copy, or the browser's data. */
  REPLAYED,
  /** The time is over, or the password or a second factor has changed. */
  ENDED;

  /** Whether the browser need not be asked. */
  public boolean isTrusted() {
    return this == CURRENT || this == PARALLEL;
  }

  /** Whether the browser is never trusted again by what is kept of it. */
  public boolean isOver() {
    return this == REPLAYED || this == ENDED;
  }
}
