package dev.secondfactor.core.totp;

/**
 * An authenticator app that a user has set up.
 *
 * @param credentialId the id of Keycloak's credential
 * @param secret the secret that it shares with the server
 * @param parameters how it makes its codes
 */
public record TotpDevice(String credentialId, TotpSecret secret, TotpParameters parameters) {

  TotpCodes codes() {
    return new TotpCodes(secret, parameters);
  }
}
