package dev.secondfactor.it.harness.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * An answer of the admin API.
 *
 * @param status HTTP status
 * @param body text, often empty
 * @param location of what was created
 */
public record Reply(int status, String body, Optional<String> location) {

  /** The answer in a response. */
  public static Reply of(HttpResponse<String> response) {
    return new Reply(
        response.statusCode(), response.body(), response.headers().firstValue("Location"));
  }

  /** The body as a document. */
  public JsonNode json() {
    return Json.parse(body);
  }

  /** The id of what was created: the last part of its location. */
  public String createdId() {
    String path =
        location.orElseThrow(() -> new IllegalStateException("nothing was created: " + this));
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The server's own word for an error, or nothing. */
  public String errorMessage() {
    return json().path("errorMessage").asText("");
  }

  boolean isError() {
    return status >= 400;
  }
}
