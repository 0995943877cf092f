package dev.secondfactor.core.trust;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a trusted browser sends: the name under which it is kept, and 256 random bits.
 *
 * @param browser the id under which the browser is kept, a UUID
 * @param secret the random bits in base64url
 */
public record TrustToken(String browser, String secret) {

  private static final int BYTES = 32;
  private static final Pattern WRITTEN =
      Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([A-Za-z0-9_-]{43})");

  /** A new token of a browser. */
  public static TrustToken draw(String browser, RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new TrustToken(browser, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token in what a browser has sent; empty when it is none. */
  public static Optional<TrustToken> parse(String sent) {
    Matcher written = WRITTEN.matcher(sent);
    return written.matches()
        ? Optional.of(new TrustToken(written.group(1), written.group(2)))
        : Optional.empty();
  }

  /** As browsers keep it. */
  public String written() {
    return browser + "." + secret;
  }

  /** What is kept of it. With so many random bits a hash without salt cannot be turned round. */
  public String hash() {
    return Fingerprint.of(Stream.of(browser, secret));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "token of the browser " + browser;
  }
}
