package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What an application is told.
 *
 * @param http the answer
 */
record GrantReply(HttpResponse<String> http) {

  JsonNode json() {
    return Json.parse(http.body());
  }

  String text(String field) {
    return json().path(field).asText();
  }

  boolean hasTokens() {
    return http.statusCode() == 200 && json().has("access_token");
  }

  /** The token for the next call; fails when no second factor is asked for. */
  String mfaToken() {
    assertRequired();
    return text("mfa_token");
  }

  List<String> methods() {
    return Json.children(json().path("methods")).stream()
        .map(method -> method.path("method").asText())
        .toList();
  }

  JsonNode accessToken() {
    assertThat(hasTokens()).as(http.body()).isTrue();
    String payload = text("access_token").split("\\.")[1];
    return Json.parse(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }

  GrantReply assertTokens() {
    assertThat(hasTokens()).as(http.body()).isTrue();
    return this;
  }

  GrantReply assertRequired() {
    assertThat(http.statusCode()).as(http.body()).isEqualTo(400);
    assertThat(text("error")).as(http.body()).isEqualTo("mfa_required");
    return this;
  }

  GrantReply assertRefused(String problem) {
    return assertError("invalid_grant", problem);
  }

  GrantReply assertError(String error, String problem) {
    assertThat(http.statusCode()).as(http.body()).isEqualTo(400);
    assertThat(List.of(text("error"), text("mfa_error")))
        .as(http.body())
        .containsExactly(error, problem);
    assertThat(json().has("access_token")).isFalse();
    return this;
  }
}
