package dev.secondfactor.keycloak.mail;

import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.method.Method;
import java.util.List;
import java.util.Optional;

/**
 * The second factor that a notice is about.
 *
 * @param method its method
 * @param destination where its codes go, masked; empty when it has none
 * @param device the name of the device; empty when it has none
 * @param left how many of its codes are left; empty when it has no number of them
 * @param addresses where the notice goes beside the address of the account
 */
public record Concerned(
    Method method,
    String destination,
    String device,
    Optional<Integer> left,
    List<EmailAddress> addresses) {

  /** A method that is not set up yet. */
  public static Concerned method(Method method) {
    return new Concerned(method, "", "", Optional.empty(), List.of());
  }

  /** An address for codes. */
  public static Concerned address(EmailAddress address) {
    return new Concerned(
        Method.EMAIL_OTP, address.masked(), "", Optional.empty(), List.of(address));
  }

  /** A phone number for codes. */
  public static Concerned number(String masked) {
    return new Concerned(Method.SMS_OTP, masked, "", Optional.empty(), List.of());
  }

  /** What a code was sent to. */
  public static Concerned destination(Destination destination) {
    return destination instanceof PhoneNumber number
        ? number(number.masked())
        : address((EmailAddress) destination);
  }

  /** A set of recovery codes. */
  public static Concerned recoveryCodes() {
    return method(Method.RECOVERY_CODES);
  }

  /** A set of recovery codes of which so many are left. */
  public static Concerned recoveryCodes(int left) {
    return new Concerned(Method.RECOVERY_CODES, "", "", Optional.of(left), List.of());
  }

  /** A browser that was trusted after a code of a method. */
  public static Concerned browser(Method method, String name) {
    return new Concerned(method, "", name, Optional.empty(), List.of());
  }

  /** An authenticator app. */
  public static Concerned app(String device) {
    return new Concerned(Method.TOTP, "", device, Optional.empty(), List.of());
  }
}
