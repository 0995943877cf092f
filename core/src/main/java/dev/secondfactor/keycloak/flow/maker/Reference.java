package dev.secondfactor.keycloak.flow.maker;

import dev.secondfactor.core.method.Method;
import java.util.Map;
import org.keycloak.authentication.authenticators.conditional.ConditionalLoaAuthenticator;
import org.keycloak.models.Constants;

/**
 * What the claim {@code amr} says of a step that was passed: the values of RFC 8176 where it has
 * one, our own for codes by e-mail and recovery codes.
 */
enum Reference {
  PASSWORD("pwd"),
  TOTP("otp"),
  SMS("sms"),
  EMAIL("email"),
  RECOVERY_CODE("recovery-code"),
  /** Proof of a key: a passkey or a security key. */
  KEY("pop"),
  /** More than one factor, whichever. */
  SEVERAL("mfa");

  /** As long as a level is good for, in seconds. */
  private static final String MAX_AGE =
      Integer.toString(ConditionalLoaAuthenticator.DEFAULT_MAX_AGE);

  private final String value;

  Reference(String value) {
    this.value = value;
  }

  /** The one of a method. */
  static Reference of(Method method) {
    return switch (method) {
      case TOTP -> TOTP;
      case SMS_OTP -> SMS;
      case EMAIL_OTP -> EMAIL;
      case RECOVERY_CODES -> RECOVERY_CODE;
    };
  }

  /** Whether a step with these settings has a reference already. */
  static boolean isIn(Map<String, String> config) {
    return !config.getOrDefault(Constants.AUTHENTICATION_EXECUTION_REFERENCE_VALUE, "").isBlank();
  }

  String value() {
    return value;
  }

  /** The settings of a step that has it. */
  Map<String, String> config() {
    return Map.of(
        Constants.AUTHENTICATION_EXECUTION_REFERENCE_VALUE,
        value,
        Constants.AUTHENTICATION_EXECUTION_REFERENCE_MAX_AGE,
        MAX_AGE);
  }
}
