package dev.secondfactor.it.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.Tokens;
import dev.secondfactor.it.harness.realm.TestRealm;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * What the account console's page "Personal info" is made of.
 *
 * @param realm the realm
 * @param tokens of the user who looks at it
 */
public record AccountProfile(TestRealm realm, Tokens tokens) {

  /** A field as it is now. */
  public String value(String field) {
    return profile().path(field).asText();
  }

  /** Tries to change one field: 204, or an error with the reason. */
  public HttpResponse<String> change(String field, String value) {
    return save(profile().put(field, value));
  }

  /** Tries to change an attribute. */
  public HttpResponse<String> changeAttribute(String name, String value) {
    ObjectNode profile = profile();
    profile.withObject("/attributes").set(name, Json.texts(List.of(value)));
    return save(profile);
  }

  private HttpResponse<String> save(ObjectNode profile) {
    return Http.send(
        request()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(profile.toString()))
            .build());
  }

  private ObjectNode profile() {
    HttpResponse<String> response = Http.send(request().build());
    if (response.statusCode() != 200) {
      throw new AssertionError("no profile: " + response.statusCode() + response.body());
    }
    return (ObjectNode) Json.parse(response.body());
  }

  private HttpRequest.Builder request() {
    return Http.request(URI.create(realm.url() + "/account"))
        .header("Authorization", "Bearer " + tokens.bearer())
        .header("Accept", "application/json");
  }
}
