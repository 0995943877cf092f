package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.totp.TotpDevice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The {@code otpauth://} URI that authenticator apps read from a QR code (Key Uri Format).
 *
 * @param issuer who the app says the codes are for; without a colon, which separates the parts
 * @param account the user's name
 * @param algorithm the hash in the words of the format
 * @param text the URI
 */
record KeyUri(String issuer, String account, String algorithm, String text) {

  static KeyUri of(RealmModel realm, UserModel user, TotpDevice device) {
    String issuer =
        Optional.ofNullable(realm.getDisplayName())
            .filter(name -> !name.isBlank())
            .orElse(realm.getName())
            .replace(':', ' ');
    String account = user.getUsername();
    String algorithm = device.parameters().algorithm().name();
    String text =
        "otpauth://totp/"
            + encoded(issuer)
            + ":"
            + encoded(account)
            + "?secret="
            + device.secret().base32()
            + "&digits="
            + device.parameters().digits()
            + "&algorithm="
            + algorithm
            + "&issuer="
            + encoded(issuer)
            + "&period="
            + device.parameters().period().toSeconds();
    return new KeyUri(issuer, account, algorithm, text);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return issuer + ":" + account;
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
