package dev.secondfactor.it.harness.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A look inside a test server, by the test-support JAR in its {@code providers}. */
public final class TestSupport {

  private final URI base;

  TestSupport(URI serverUrl) {
    this.base = URI.create(serverUrl + "/realms/master/test-support/");
  }

  /** Sets how far the server's clock, and that of its caches, is ahead of the real one. */
  public void clockAhead(Duration ahead) {
    call("PUT", "clock/" + ahead.toSeconds());
  }

  /** Sets the server's clock right again. */
  public void clockRight() {
    clockAhead(Duration.ZERO);
  }

  /** All that the caches hold, authentication sessions and single-use objects among it, as text. */
  public String caches() {
    return call("GET", "caches");
  }

  /**
   * Writes a value of a component past all checks, as an older version may have left it; the cache
   * of the realm still has the old one.
   */
  public void storeComponentValue(String componentId, String name, String value) {
    send("PUT", "components/" + componentId + "/" + name, BodyPublishers.ofString(value));
  }

  /** Makes a component one of another provider, past all checks; see the other. */
  public void storeComponentProvider(String componentId, String providerId) {
    send("PUT", "components/" + componentId, BodyPublishers.ofString(providerId));
  }

  /** All that the database holds, as SQL. */
  public String database() {
    return call("GET", "database");
  }

  /** What a user's first credential of a type is kept as in the database, secrets included. */
  public KeptCredential credential(String userId, String type) {
    String[] parts = call("GET", "credentials/" + userId + "/" + type).split("\t", 2);
    return new KeptCredential(Json.parse(parts[0]), Json.parse(parts[1]));
  }

  /**
   * Notes that credentials were last used on a day.
   *
   * @param createdAt which ones, of users without a guard record; milliseconds
   */
  public void noteUses(long createdAt, String day) {
    call("POST", "uses/" + createdAt + "/" + day);
  }

  /** Copies all users of a realm so many times, in the database in memory; no name has a dash. */
  public void copyUsers(String realm, int times) {
    call("POST", "realms/" + realm + "/copies/" + times);
  }

  /** How many database statements the work needs. */
  public long statementsOf(Runnable work) {
    call("DELETE", "statements");
    work.run();
    return Json.parse(call("GET", "statements")).path("prepared").asLong();
  }

  /** From where the server loaded each class, by name; one that it has not is left out. */
  public Map<String, String> classOrigins(Collection<String> classNames) {
    Map<String, String> origins = new TreeMap<>();
    Json.parse(
            send("POST", "class-origins", BodyPublishers.ofString(String.join("\n", classNames))))
        .properties()
        .forEach(origin -> origins.put(origin.getKey(), origin.getValue().asText()));
    return origins;
  }

  /** The stack of every thread of the server. */
  public String threads() {
    return call("GET", "threads");
  }

  /** Every provider factory of the server. */
  public List<Provider> providers() {
    return call("GET", "providers")
        .lines()
        .map(line -> line.split("\t", -1))
        .map(parts -> new Provider(parts[0], parts[1], parts[2]))
        .toList();
  }

  /** Has the server write a line to its log, at TRACE. */
  public void log(String line) {
    send("POST", "log", BodyPublishers.ofString(line));
  }

  /**
   * A row of credentials.
   *
   * @param secretData what no interface shows
   * @param credentialData what the owner and administrators may see
   */
  public record KeptCredential(JsonNode secretData, JsonNode credentialData) {}

  /**
   * A provider factory of the server.
   *
   * @param spi what it provides for
   * @param id its name among those of the SPI
   * @param className the class of the factory
   */
  public record Provider(String spi, String id, String className) {}

  private String call(String method, String path) {
    return send(method, path, BodyPublishers.noBody());
  }

  private String send(String method, String path, BodyPublisher body) {
    HttpRequest request =
        Http.request(base.resolve(path))
            .header("Content-Type", "text/plain")
            .method(method, body)
            .build();
    HttpResponse<String> response = Http.send(request);
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(
          method + " " + path + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }
}
