package dev.secondfactor.it.harness.login;

import dev.secondfactor.it.harness.Http;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request of the client application to sign somebody in, with PKCE (RFC 7636). */
public final class AuthorizationRequest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final URI realmUrl;
  private final String verifier = random();
  private final Map<String, String> parameters = new LinkedHashMap<>();

  AuthorizationRequest(URI realmUrl, String clientId, URI redirectUri) {
    this.realmUrl = realmUrl;
    parameters.put("client_id", clientId);
    parameters.put("redirect_uri", redirectUri.toString());
    parameters.put("response_type", "code");
    parameters.put("scope", "openid");
    parameters.put("state", random());
    parameters.put("code_challenge", challenge(verifier));
    parameters.put("code_challenge_method", "S256");
  }

  /**
   * Adds or replaces a parameter, such as {@code kc_action}, {@code acr_values} or {@code
   * ui_locales}.
   */
  public AuthorizationRequest with(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  /** Where the user agent is sent. */
  public URI uri() {
    return URI.create(realmUrl + "/protocol/openid-connect/auth?" + Http.encoded(parameters));
  }

  String state() {
    return parameters.getOrDefault("state", "");
  }

  /** The body of the token request that belongs to this request. */
  String exchangeBody(String code) {
    return Http.encoded(
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            parameters.getOrDefault("client_id", ""),
            "redirect_uri",
            parameters.getOrDefault("redirect_uri", ""),
            "code_verifier",
            verifier,
            "code",
            code));
  }

  URI tokenUri() {
    return URI.create(realmUrl + "/protocol/openid-connect/token");
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
