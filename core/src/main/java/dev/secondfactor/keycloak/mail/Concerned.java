package dev.secondfactor.keycloak.mail;

import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.method.Method;
import java.util.List;

/**
 * The second factor that a notice is about.
 *
 * @param method its method
 * @param destination where its codes go, masked; empty when it has none
 * @param device the name of the device; empty when it has none
 * @param addresses where the notice goes beside the address of the account
 */
public record Concerned(
    Method method, String destination, String device, List<EmailAddress> addresses) {

  /** An address for codes. */
  public static Concerned address(EmailAddress address) {
    return new Concerned(Method.EMAIL_OTP, address.masked(), "", List.of(address));
  }

  /** A phone number for codes. */
  public static Concerned number(String masked) {
    return new Concerned(Method.SMS_OTP, masked, "", List.of());
  }

  /** What a code was sent to. */
  public static Concerned destination(Destination destination) {
    return destination instanceof PhoneNumber number
        ? number(number.masked())
        : address((EmailAddress) destination);
  }

  /** A set of recovery codes. */
  public static Concerned recoveryCodes() {
    return new Concerned(Method.RECOVERY_CODES, "", "", List.of());
  }

  /** An authenticator app. */
  public static Concerned app(String device) {
    return new Concerned(Method.TOTP, "", device, List.of());
  }
}
