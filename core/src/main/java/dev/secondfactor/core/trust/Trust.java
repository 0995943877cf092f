package dev.secondfactor.core.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * What is kept of a trusted browser. Each use replaces its token, so that of a copied one the owner
 * and the thief cannot both go on: whoever comes second brings an old one.
 *
 * @param token the hash of the newest token
 * @param previous the hash of the one before; empty when there was none
 * @param factors the fingerprint of the password and second factors when it was trusted
 * @param address the IP address of the last use
 * @param browser what the browser called itself then
 * @param used when that was
 * @param began when it was trusted
 * @param ends the end that was told to the owner
 */
public record Trust(
    String token,
    String previous,
    String factors,
    String address,
    String browser,
    Instant used,
    Instant began,
    Instant ends) {

  /** The name of the condition in a flow, and of the type of credential that keeps a browser. */
  public static final String ID = "second-factor-trusted-browser";

  /** How long a replaced token may still be on its way, in tabs that were opened at once. */
  public static final Duration GRACE = Duration.ofSeconds(30);

  /** A browser that is trusted now. */
  public static Trust begin(TrustUse first, TrustRules rules) {
    return new Trust(
        first.hash(),
        "",
        first.factors(),
        first.address(),
        first.browser(),
        first.at(),
        first.at(),
        rules.end(first.at()));
  }

  /** What a token is worth now. */
  public Standing standing(TrustUse use, TrustRules rules) {
    if (!use.at().isBefore(end(rules)) || !factors.equals(use.factors())) {
      return Standing.ENDED;
    }
    if (isSame(token, use.hash())) {
      return Standing.CURRENT;
    }
    if (previous.isEmpty() || !isSame(previous, use.hash()) || use.at().isAfter(used.plus(GRACE))) {
      return Standing.REPLAYED;
    }
    return address.equals(use.address()) && browser.equals(use.browser())
        ? Standing.PARALLEL
        : Standing.ELSEWHERE;
  }

  /** The same with the next token. */
  public Trust rotated(String next, TrustUse use) {
    return new Trust(next, token, factors, use.address(), use.browser(), use.at(), began, ends);
  }

  /** Its end: what was told to the owner, or earlier when the rules have become stricter. */
  public Instant end(TrustRules rules) {
    Instant allowed = rules.end(began);
    return allowed.isBefore(ends) ? allowed : ends;
  }

  private static boolean isSame(String kept, String sent) {
    return MessageDigest.isEqual(
        kept.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }
}
