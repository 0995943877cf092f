package dev.secondfactor.keycloak.gateway.twilio;

import java.net.URI;
import java.util.Optional;

/**
 * Where messages go in, and as whom.
 *
 * @param sid the account
 * @param username the account again, or the SID of an API key
 * @param password the account's auth token, or the secret of the API key
 * @param region the region that works on a message; empty for Twilio's choice
 * @param edge the place where it enters Twilio's network; empty for Twilio's choice
 * @param baseUrl what takes the place of the host that Twilio's SDK would choose
 */
record TwilioAccount(
    String sid,
    String username,
    String password,
    Optional<String> region,
    Optional<String> edge,
    Optional<URI> baseUrl) {

  /** Without the password. */
  @Override
  public String toString() {
    return sid;
  }
}
