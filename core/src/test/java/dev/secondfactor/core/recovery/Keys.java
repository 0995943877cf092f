package dev.secondfactor.core.recovery;

import java.util.Arrays;
import java.util.Base64;

/** Known keys. */
final class Keys {

  private Keys() {}

  static CipherKey key(int seed) {
    return CipherKey.read(base64(seed, CipherKey.BYTES)).orElseThrow();
  }

  /** A key as it is configured, of which every byte is the seed. */
  static String base64(int seed, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) seed);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
