package dev.secondfactor.core.testing;

import dev.secondfactor.core.recovery.CodeHasher;
import dev.secondfactor.core.recovery.Hashed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes with a salt and hardly any work, and counts the comparisons. */
public final class CountingHasher implements CodeHasher {

  private final AtomicInteger salts = new AtomicInteger();
  private final AtomicInteger comparisons = new AtomicInteger();

  @Override
  public Hashed hash(String secret) {
    String salt = Integer.toString(salts.incrementAndGet());
    return new Hashed("one round", salt + ":" + digest(salt, secret));
  }

  @Override
  public boolean verify(String secret, Hashed hashed) {
    comparisons.incrementAndGet();
    String salt = hashed.value().substring(0, hashed.value().indexOf(':'));
    return hashed.value().equals(salt + ":" + digest(salt, secret));
  }

  /** How many comparisons there were. */
  public int comparisons() {
    return comparisons.get();
  }

  private static String digest(String salt, String secret) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest((salt + ":" + secret).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
