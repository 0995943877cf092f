package dev.secondfactor.core.totp;

import java.util.Arrays;
import java.util.Optional;

/** The hash that codes are made with (RFC 6238 1.2). */
public enum TotpAlgorithm {
  /** HMAC-SHA-1, the one that every authenticator app knows. */
  SHA1("HmacSHA1"),
  /** HMAC-SHA-256. */
  SHA256("HmacSHA256"),
  /** HMAC-SHA-512. */
  SHA512("HmacSHA512");

  private final String keycloakName;

  TotpAlgorithm(String keycloakName) {
    this.keycloakName = keycloakName;
  }

  /** The name in Keycloak's OTP policy and credentials, which is also Java's. */
  public String keycloakName() {
    return keycloakName;
  }

  /** The algorithm that Keycloak calls so, or empty when there is none. */
  public static Optional<TotpAlgorithm> byKeycloakName(String name) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.keycloakName.equals(name))
        .findFirst();
  }
}
