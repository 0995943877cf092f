package dev.secondfactor.stub.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code X-Twilio-Signature} of a request that Twilio makes: HMAC-SHA-1, in Base64, of
 * the URL followed by each parameter's name and value, sorted by name.
 */
public final class TwilioSignature {

  /** The header's name. */
  public static final String HEADER = "X-Twilio-Signature";

  private TwilioSignature() {}

  /** The value for a request with these parameters in its body. */
  public static String of(String url, Map<String, String> parameters, String authToken) {
    StringBuilder text = new StringBuilder(url);
    new TreeMap<>(parameters).forEach((name, value) -> text.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
