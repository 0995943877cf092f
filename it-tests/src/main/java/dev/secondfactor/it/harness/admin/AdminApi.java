package dev.secondfactor.it.harness.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Calls with an administrator's token; paths begin with {@code /admin}. Safe for use by many
 * threads.
 */
public final class AdminApi {

  /** Keycloak's tokens of the master realm live a minute. */
  private static final Duration TOKEN_USE = Duration.ofSeconds(30);

  private static final int MOST_TOKENS = 5;

  private final URI url;
  private final String username;
  private final String password;
  private String token = "";
  private Instant tokenEnd = Instant.MIN;
  private volatile ReplyWatch watch = (method, path, reply) -> {};

  public AdminApi(URI url, String username, String password) {
    this.url = url;
    this.username = username;
    this.password = password;
  }

  /** Has every answer from now on seen by somebody, too. */
  public void watch(ReplyWatch watcher) {
    watch = watcher;
  }

  /** Has an answer seen that somebody else has got. */
  public Reply seen(String method, String path, Reply reply) {
    watch.answered(method, path, reply);
    return reply;
  }

  /** The part of the API that belongs to one realm. */
  public RealmAdmin realm(String name) {
    return new RealmAdmin(this, name);
  }

  /** Makes a realm; only {@code realm} must be in the document. */
  public void createRealm(JsonNode document) {
    post("/admin/realms", document);
  }

  /** The version, providers and memory of the server. */
  public JsonNode serverInfo() {
    return get("/admin/serverinfo");
  }

  /** Reads a document. */
  public JsonNode get(String path) {
    return required("GET", path, BodyPublishers.noBody()).json();
  }

  /** Creates, and tells the new id when the answer has one. */
  public Reply post(String path, JsonNode document) {
    return required("POST", path, body(document));
  }

  /** Replaces. */
  public void put(String path, JsonNode document) {
    required("PUT", path, body(document));
  }

  /** Removes. */
  public void delete(String path) {
    required("DELETE", path, BodyPublishers.noBody());
  }

  /** As the others, but an error is an answer too: for tests of what is refused. */
  public Reply attempt(String method, String path, JsonNode document) {
    return call(method, path, body(document));
  }

  private Reply required(String method, String path, BodyPublisher body) {
    Reply reply = call(method, path, body);
    if (reply.isError()) {
      throw new AdminException(method, path, reply);
    }
    return reply;
  }

  /**
   * A test that moves the clock ends tokens early, those of calls beside it too: then new ones are
   * taken.
   */
  private Reply call(String method, String path, BodyPublisher body) {
    Reply reply = callOnce(method, path, body);
    for (int more = MOST_TOKENS; more > 1 && reply.status() == 401; more--) {
      forgetToken();
      reply = callOnce(method, path, body);
    }
    return reply;
  }

  private synchronized void forgetToken() {
    tokenEnd = Instant.MIN;
  }

  private Reply callOnce(String method, String path, BodyPublisher body) {
    return seen(method, path, Turns.take(() -> Reply.of(Http.send(request(method, path, body)))));
  }

  private HttpRequest request(String method, String path, BodyPublisher body) {
    return Http.request(URI.create(url + path))
        .header("Authorization", "Bearer " + token())
        .header("Content-Type", "application/json")
        .method(method, body)
        .build();
  }

  private synchronized String token() {
    if (Instant.now().isAfter(tokenEnd)) {
      Map<String, String> grant =
          Map.of(
              "grant_type",
              "password",
              "client_id",
              "admin-cli",
              "username",
              username,
              "password",
              password);
      HttpRequest request =
          Http.request(URI.create(url + "/realms/master/protocol/openid-connect/token"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(Http.encoded(grant)))
              .build();
      token = Json.parse(Http.send(request).body()).path("access_token").asText();
      tokenEnd = Instant.now().plus(TOKEN_USE);
    }
    return token;
  }

  private static BodyPublisher body(JsonNode document) {
    return BodyPublishers.ofString(document.toString());
  }
}
