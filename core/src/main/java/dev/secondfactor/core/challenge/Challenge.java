package dev.secondfactor.core.challenge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One code that was issued, as far as it is kept: never the code, only its keyed digest.
 *
 * @param digest keyed digest of binding, expiry and code
 * @param issuedAt when it was issued
 * @param expiresAt when it stops being accepted
 * @param number 1 for the first message of this session and destination, 2 for the first resend
 * @param ticket names the delivery of the message
 * @param superseded the codes before it that have not expired, newest first
 */
public record Challenge(
    String digest,
    Instant issuedAt,
    Instant expiresAt,
    int number,
    String ticket,
    List<Superseded> superseded) {

  /** An earlier code of the same session and destination: recognised, never accepted. */
  public record Superseded(String digest, Instant expiresAt) {}

  /** Keeps the list from being changed. */
  public Challenge {
    superseded = List.copyOf(superseded);
  }

  /** Whether the code is still accepted at this time. */
  public boolean isLive(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** How long the code is still accepted; zero when it has expired. */
  public Duration remaining(Instant now) {
    return isLive(now) ? Duration.between(now, expiresAt) : Duration.ZERO;
  }

  Map<String, String> toValues() {
    StringBuilder earlier = new StringBuilder();
    superseded.forEach(
        code ->
            earlier
                .append(code.digest())
                .append('@')
                .append(code.expiresAt().toEpochMilli())
                .append(' '));
    return Map.of(
        "digest", digest,
        "issued", Long.toString(issuedAt.toEpochMilli()),
        "expires", Long.toString(expiresAt.toEpochMilli()),
        "number", Integer.toString(number),
        "ticket", ticket,
        "superseded", earlier.toString().trim());
  }

  static Challenge fromValues(Map<String, String> values) {
    return new Challenge(
        value(values, "digest"),
        instant(value(values, "issued")),
        instant(value(values, "expires")),
        Integer.parseInt(value(values, "number")),
        value(values, "ticket"),
        value(values, "superseded")
            .lines()
            .flatMap(line -> List.of(line.split(" ")).stream())
            .filter(entry -> !entry.isEmpty())
            .map(Challenge::supersededFrom)
            .toList());
  }

  private static Superseded supersededFrom(String entry) {
    int at = entry.lastIndexOf('@');
    return new Superseded(entry.substring(0, at), instant(entry.substring(at + 1)));
  }

  private static String value(Map<String, String> values, String name) {
    return values.getOrDefault(name, "");
  }

  private static Instant instant(String epochMilli) {
    return Instant.ofEpochMilli(Long.parseLong(epochMilli));
  }
}
