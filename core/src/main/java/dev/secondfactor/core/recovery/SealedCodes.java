package dev.secondfactor.core.recovery;

/**
 * The codes of a set, encrypted for viewing them again.
 *
 * @param keyId which key it was
 * @param nonce in Base64
 * @param text the codes and the tag of GCM, encrypted, in Base64
 */
public record SealedCodes(String keyId, String nonce, String text) {

  /** Without the codes, encrypted as they are. */
  @Override
  public String toString() {
    return "codes under key " + keyId;
  }
}
