package dev.secondfactor.core.totp;

/** Keeps durably how far each device's clock is off, in steps (RFC 6238 6). */
public interface Drifts {

  /** How many steps the device is known to be ahead; 0 when nothing is known. */
  int read(String realmId, String userId, String credentialId);

  /**
   * Keeps what a right code has told, whether or not the request around it succeeds.
   *
   * @param drift how many steps the device is ahead, within {@link TotpParameters#mostDrift()}
   */
  void learn(String realmId, String userId, String credentialId, int drift);
}
