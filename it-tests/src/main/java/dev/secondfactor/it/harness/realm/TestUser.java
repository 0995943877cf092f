package dev.secondfactor.it.harness.realm;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.UserAdmin;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Somebody with an account in a {@link TestRealm}.
 *
 * @param id Keycloak's id of the account
 * @param password the right one
 * @param email the account's address
 * @param admin the account by the admin API
 */
public record TestUser(String id, String username, String password, String email, UserAdmin admin) {

  /** Keycloak's default policy: SHA-1, 6 digits, 30 seconds. */
  private static final Map<String, ?> TOTP_DATA =
      Map.of("subType", "totp", "digits", 6, "period", 30, "algorithm", "HmacSHA1");

  private static final String HIDDEN = "\u2022\u2022\u2022";

  /** Gives the account codes by e-mail to its own address, as if it had enrolled them. */
  public void enrolEmail() {
    enrolEmail(email);
  }

  /** Gives the account codes by e-mail to any address, as if it had enrolled them. */
  public void enrolEmail(String address) {
    admin.storeCredential(
        "second-factor-email",
        Json.object(Map.of("address", address)),
        Json.object(Map.of("address", masked(address))));
  }

  /** Gives the account codes by SMS to a number in E.164, as if it had enrolled them. */
  public void enrolSms(String number) {
    admin.storeCredential(
        "second-factor-sms",
        Json.object(Map.of("number", number)),
        Json.object(Map.of("number", MobileNumbers.masked(number))));
  }

  /** An address as pages, events and administrators may see it. */
  public static String masked(String address) {
    int at = address.indexOf('@');
    return address.charAt(0)
        + HIDDEN
        + "@"
        + address.charAt(at + 1)
        + HIDDEN
        + address.substring(address.lastIndexOf('.'));
  }

  /** Gives the account an authenticator app. */
  public TotpDevice addTotp() {
    return addTotp("");
  }

  /** Gives the account an authenticator app with a name. */
  public TotpDevice addTotp(String name) {
    TotpDevice device = TotpDevice.create();
    admin.storeCredential(
        "otp", name, Json.object(Map.of("value", device.secret())), Json.object(TOTP_DATA));
    return device;
  }

  /** Gives the account a device that counts its codes. */
  public void addHotp() {
    admin.storeCredential(
        "otp",
        Json.object(Map.of("value", TotpDevice.create().secret())),
        Json.object(Map.of("subType", "hotp", "digits", 6, "counter", 0, "algorithm", "HmacSHA1")));
  }

  /**
   * Gives the account recovery codes of Keycloak's own kind, of which only the next one works.
   *
   * @param codes in order, 12 characters each
   */
  public void addKeycloaksRecoveryCodes(List<String> codes) {
    List<Map<String, ?>> hashes =
        IntStream.range(0, codes.size())
            .<Map<String, ?>>mapToObj(
                i -> Map.of("number", i + 1, "encodedHashedValue", sha512(codes.get(i))))
            .toList();
    admin.storeCredential(
        "recovery-authn-codes",
        Json.object(Map.of("codes", hashes)),
        Json.object(
            Map.of(
                "algorithm",
                "SHA-512",
                "remainingCodes",
                codes.size(),
                "totalCodes",
                codes.size())));
  }

  private static String sha512(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
