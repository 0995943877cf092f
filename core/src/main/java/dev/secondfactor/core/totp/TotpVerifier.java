package dev.secondfactor.core.totp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;

/**
 * Finds the step that a code is of. Every step is computed and compared in constant time (ASVS
 * 11.2.4), whichever it is: how long it takes tells nothing.
 */
public final class TotpVerifier {

  private final Clock clock;

  /** A verifier by this clock. */
  public TotpVerifier(Clock clock) {
    this.clock = clock;
  }

  /**
   * Finds the step of a code.
   *
   * @param window which steps are right; a drift beyond {@link TotpParameters#mostDrift()} is taken
   *     as that
   * @param code ASCII digits
   */
  public TotpMatch verify(TotpDevice device, TotpWindow window, String code) {
    TotpParameters parameters = device.parameters();
    TotpCodes codes = device.codes();
    long now = parameters.stepOf(clock.instant());
    long middle = now + parameters.bounded(window.drift());
    long first = Math.min(middle - window.steps(), now - parameters.mostDrift());
    long last = Math.max(middle + window.steps(), now + parameters.mostDrift());
    TotpMatch within = new TotpMatch.None();
    TotpMatch outside = new TotpMatch.None();
    for (long step = first; step <= last; step++) {
      boolean equal = areEqual(code, codes.at(step));
      if (equal && Math.abs(step - middle) <= window.steps()) {
        within = new TotpMatch.Right(step, Math.toIntExact(step - now));
      } else if (equal) {
        outside = new TotpMatch.OtherTime(step, parameters.period().multipliedBy(step - middle));
      }
    }
    return within instanceof TotpMatch.Right ? within : outside;
  }

  /**
   * Finds the drift of a device by two codes that it showed one after the other (RFC 6238 6).
   *
   * @param first ASCII digits
   * @param second ASCII digits of the next step
   * @return empty when they are not of two steps in a row, at most {@link TotpParameters#FURTHEST}
   *     from now
   */
  public Optional<TotpResync> resync(TotpDevice device, String first, String second) {
    TotpParameters parameters = device.parameters();
    TotpCodes codes = device.codes();
    long now = parameters.stepOf(clock.instant());
    Optional<TotpResync> found = Optional.empty();
    boolean firstFits = false;
    for (int drift = -parameters.mostDrift(); drift <= parameters.mostDrift(); drift++) {
      String code = codes.at(now + drift);
      boolean secondFits = areEqual(second, code);
      if (firstFits && secondFits) {
        found = Optional.of(new TotpResync(now + drift, drift));
      }
      firstFits = areEqual(first, code);
    }
    return first.equals(second) ? Optional.empty() : found;
  }

  private static boolean areEqual(String given, String code) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
  }
}
