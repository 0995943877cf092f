package dev.secondfactor.core.totp;

import java.time.Duration;

/** Which step a code is of. */
public sealed interface TotpMatch {

  /**
   * It is of a step of the window.
   *
   * @param step the step; of several the newest
   * @param drift how many steps the device is ahead of the server
   */
  record Right(long step, int drift) implements TotpMatch {}

  /**
   * It is of a step outside of the window, at most {@link TotpParameters#FURTHEST} from now.
   *
   * @param step the step; of several the newest
   * @param off how far the device is ahead of the middle of the window, negative when behind; never
   *     zero
   */
  record OtherTime(long step, Duration off) implements TotpMatch {}

  /** It is of no step near now. */
  record None() implements TotpMatch {}
}
