package dev.secondfactor.stub.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * An account at Twilio with what signs in for it.
 *
 * @param accountSid {@code AC} and 32 hexadecimal digits
 * @param authToken the account's password, which also signs status callbacks
 * @param apiKeySid {@code SK} and 32 hexadecimal digits
 * @param apiKeySecret the password of that key
 */
public record TwilioKeys(
    String accountSid, String authToken, String apiKeySid, String apiKeySecret) {

  /** A new account. */
  public static TwilioKeys fresh() {
    return new TwilioKeys("AC" + hex(), hex(), "SK" + hex(), hex());
  }

  /** An identifier of Twilio's without its two letters: 32 hexadecimal digits. */
  static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  boolean allow(String authorization) {
    return List.of(basic(accountSid, authToken), basic(apiKeySid, apiKeySecret))
        .contains(authorization);
  }

  private static String basic(String username, String password) {
    String both = username + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
  }
}
