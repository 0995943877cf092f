package dev.secondfactor.it.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.Tokens;
import dev.secondfactor.it.harness.realm.TestRealm;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * What the account console's page "Signing in" is made of.
 *
 * @param realm the realm
 * @param tokens of the user who looks at it
 */
public record AccountConsole(TestRealm realm, Tokens tokens) {

  /** A kind of credential with what can be done about it, when the console shows it. */
  public Optional<JsonNode> kind(String type) {
    HttpResponse<String> response = Http.send(request("").build());
    if (response.statusCode() != 200) {
      throw new AssertionError("no credentials: " + response.statusCode() + response.body());
    }
    return Json.children(Json.parse(response.body())).stream()
        .filter(kind -> type.equals(kind.path("type").asText()))
        .findFirst();
  }

  /** Tries to remove a credential, without any page: 204, or 403 with the reason. */
  public HttpResponse<String> remove(String credentialId) {
    return Http.send(request("/" + credentialId).DELETE().build());
  }

  private HttpRequest.Builder request(String path) {
    return Http.request(URI.create(realm.url() + "/account/credentials" + path))
        .header("Authorization", "Bearer " + tokens.bearer())
        .header("Accept", "application/json");
  }
}
