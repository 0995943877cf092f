package dev.secondfactor.core.totp;

/**
 * The steps whose codes are accepted.
 *
 * @param steps how many on either side of the middle (RFC 6238 5.2)
 * @param drift how many steps the device is known to be ahead; the middle is that far from now (RFC
 *     6238 6)
 */
public record TotpWindow(int steps, int drift) {

  /**
   * A window of these values.
   *
   * @throws IllegalArgumentException when it has a negative size
   */
  public TotpWindow {
    if (steps < 0) {
      throw new IllegalArgumentException("A window cannot have " + steps + " steps");
    }
  }
}
