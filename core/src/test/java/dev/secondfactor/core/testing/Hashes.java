package dev.secondfactor.core.testing;

import dev.secondfactor.core.store.KeyedHash;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes under known secrets. */
public final class Hashes {

  private Hashes() {}

  /** The hash of a realm that has this secret. */
  public static KeyedHash of(String secret) {
    return KeyedHash.derivedFrom(
        new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
  }
}
