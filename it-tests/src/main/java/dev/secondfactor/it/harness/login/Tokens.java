package dev.secondfactor.it.harness.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the client application got for the authorization code. */
public final class Tokens {

  private final JsonNode response;

  private Tokens(JsonNode response) {
    this.response = response;
  }

  /**
   * Redeems a code.
   *
   * @throws AssertionError when the server refuses
   */
  public static Tokens redeem(AuthorizationRequest request, String code) {
    HttpResponse<String> response =
        Http.send(
            Http.request(request.tokenUri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(request.exchangeBody(code)))
                .build());
    if (response.statusCode() != 200) {
      throw new AssertionError("no tokens: " + response.statusCode() + " " + response.body());
    }
    return new Tokens(Json.parse(response.body()));
  }

  /** The claims of the ID token. */
  public JsonNode idToken() {
    return claims("id_token");
  }

  /** The claims of the access token. */
  public JsonNode accessToken() {
    return claims("access_token");
  }

  /** The access token itself, for calls. */
  public String bearer() {
    return response.path("access_token").asText();
  }

  /** Who signed in. */
  public String username() {
    return idToken().path("preferred_username").asText();
  }

  private JsonNode claims(String name) {
    String payload = response.path(name).asText().split("\\.")[1];
    return Json.parse(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }
}
