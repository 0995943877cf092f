package dev.secondfactor.core.recovery;

/**
 * A code that an administrator has issued to a user: it does for a second factor once. How it is
 * kept, and that it has not expired, is the keeper's affair.
 */
public interface Bypass {

  /** Names it; another one has another id. */
  String id();

  /** Whether this is the code. It costs one hash, whatever the code is. */
  boolean isRight(RecoveryCode code);

  /**
   * Takes it away, at once and whether or not the request around it succeeds.
   *
   * @return whether it was still there
   */
  boolean use();
}
