package dev.secondfactor.core.code;

import java.util.random.RandomGenerator;

/**
 * Draws codes of decimal digits, each digit equally likely, leading zeros included (NIST SP
 * 800-63B-4 OBV-5, ASVS 6.5.4).
 */
public final class CodeGenerator {

  private final RandomGenerator random;

  /**
   * @param random a cryptographically secure source outside of tests
   */
  public CodeGenerator(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Draws a code.
   *
   * @param length the number of digits, 1 or more
   */
  public String draw(int length) {
    StringBuilder code = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      code.append((char) ('0' + random.nextInt(10)));
    }
    return code.toString();
  }
}
