package dev.secondfactor.core.method;

import java.util.Arrays;
import java.util.Optional;

/** One kind of second factor. The id appears in events, metrics, REST and configuration. */
public enum Method {
  /** A code sent to an e-mail address. */
  EMAIL_OTP("email-otp", "second-factor-email"),
  /** A code sent to a mobile phone. */
  SMS_OTP("sms-otp", "second-factor-sms"),
  /** A code of an authenticator app, in Keycloak's own credential. */
  TOTP("totp", "otp"),
  /** A recovery code, for when no other method is at hand. */
  RECOVERY_CODES("recovery-codes", "second-factor-recovery-codes");

  private final String id;
  private final String credentialType;

  Method(String id, String credentialType) {
    this.id = id;
    this.credentialType = credentialType;
  }

  /** The stable identifier, for example {@code email-otp}. */
  public String id() {
    return id;
  }

  /** The type under which what a user enrolled for it is stored. */
  public String credentialType() {
    return credentialType;
  }

  /**
   * Whether a user can do with this method alone. Recovery codes are a spare: they are never the
   * first to be set up, and do not satisfy a realm that requires a second factor.
   */
  public boolean standsAlone() {
    return this != RECOVERY_CODES;
  }

  /** The method whose enrolments are stored under this type, or empty when there is none. */
  public static Optional<Method> byCredentialType(String type) {
    return Arrays.stream(values()).filter(method -> method.credentialType.equals(type)).findFirst();
  }

  /** The method with this id, or empty when there is none. */
  public static Optional<Method> byId(String id) {
    return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
  }
}
