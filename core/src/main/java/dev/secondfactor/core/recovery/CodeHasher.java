package dev.secondfactor.core.recovery;

/**
 * Hashes the secrets of recovery codes with a password hash and a salt for each, as is asked for
 * below 112 bits (LSV-6, ASVS 6.5.2).
 */
public interface CodeHasher {

  /** Hashes a secret under a new salt. */
  Hashed hash(String secret);

  /**
   * Whether the secret is the one that was hashed, compared in constant time (ASVS 11.2.4). What
   * was made with other parameters than those of today is verified with its own.
   */
  boolean verify(String secret, Hashed hashed);
}
