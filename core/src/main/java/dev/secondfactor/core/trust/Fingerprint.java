package dev.secondfactor.core.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SHA-256 of texts that cannot be guessed, or need not be kept from guessing. No two lists of texts
 * give the same input.
 */
public final class Fingerprint {

  private Fingerprint() {}

  /** The hash in base64url without padding, 43 characters. */
  public static String of(Stream<String> texts) {
    String input = texts.map(text -> text.length() + ":" + text).collect(Collectors.joining());
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(input.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
