package dev.secondfactor.core.recovery;

/** What came of reading a recovery code that a person typed. */
public sealed interface RecoveryReading {

  /** Nothing was typed. */
  record Missing() implements RecoveryReading {}

  /** It is too short, too long, or has characters or a number that no code has. */
  record Malformed() implements RecoveryReading {}

  /** It looks like a code, but the check character does not fit: there is a typing error in it. */
  record Mistyped() implements RecoveryReading {}

  /**
   * It can be a code.
   *
   * @param code the code
   */
  record Read(RecoveryCode code) implements RecoveryReading {}
}
