package dev.secondfactor.core.lockout;

/** What came of asking whether a code may be compared. */
public sealed interface GuessPermit {

  /**
   * One comparison may be made.
   *
   * @param round which round of guesses, 0 for the first
   * @param number which guess of the round, 1 for the first
   * @param left how many more may follow before the method is locked
   * @param recorded whether the guard record already counts this guess as a failure
   * @param last whether it counts it as the one that disables the method, should the code be wrong
   */
  record Granted(int round, int number, int left, boolean recorded, boolean last)
      implements GuessPermit {}

  /**
   * Nothing may be compared.
   *
   * @param state why
   */
  record Refused(LockState state) implements GuessPermit {}
}
