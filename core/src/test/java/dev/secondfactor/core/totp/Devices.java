package dev.secondfactor.core.totp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Devices and seeds as the standards have them. */
final class Devices {

  static final Duration PERIOD = Duration.ofSeconds(30);
  static final TotpParameters USUAL = new TotpParameters(TotpAlgorithm.SHA1, 6, PERIOD);
  static final TotpDevice DEVICE = new TotpDevice("credential", seed(20), USUAL);

  private Devices() {}

  /** The first bytes of 1234567890 again and again (RFC 4226 app. D, RFC 6238 app. B). */
  static TotpSecret seed(int bytes) {
    return TotpSecret.of(
        "1234567890".repeat(7).substring(0, bytes).getBytes(StandardCharsets.US_ASCII));
  }
}
