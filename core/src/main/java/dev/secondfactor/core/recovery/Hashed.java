package dev.secondfactor.core.recovery;

/**
 * A code as it is kept: salted and hashed. Only the hasher that made it knows what is in it.
 *
 * @param parameters how it was made: algorithm and cost (LSV-7); may be seen
 * @param value salt and hash (LSV-8); never to be seen
 */
public record Hashed(String parameters, String value) {

  /** Without the value. */
  @Override
  public String toString() {
    return parameters;
  }
}
