package dev.secondfactor.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An operation of our resource, in one realm and for one user.
 *
 * @param method the HTTP method
 * @param path the path, without parameters left
 * @param needsFreshFactor whether the description says that the administrator's own second factor
 *     has to be checked first
 */
record Operation(String method, String path, boolean needsFreshFactor) {

  private static final Path DESCRIPTION = Path.of("..", "docs", "admin-api.json");
  private static final String BODY = "{\"reason\": \"as a test\"}";

  /** Every one that the description has. */
  static List<Operation> all(TestRealm realm, TestUser user) {
    List<Operation> operations =
        description().path("paths").properties().stream()
            .flatMap(path -> of(path, realm, user))
            .toList();
    assertThat(operations).hasSizeGreaterThan(15).noneMatch(each -> each.path().contains("{"));
    return operations;
  }

  /** Does it, with a body that many of them take. */
  HttpResponse<String> by(Manager caller) {
    return caller.send(method, path, BodyPublishers.ofString(BODY));
  }

  private static Stream<Operation> of(
      Map.Entry<String, JsonNode> path, TestRealm realm, TestUser user) {
    String address =
        path.getKey()
            .replace("{realm}", realm.name())
            .replace("{kind}", "browser")
            .replace("{browser}", "none")
            .replace("{id}", user.id());
    return path.getValue().properties().stream()
        .filter(verb -> !verb.getKey().equals("parameters"))
        .map(
            verb ->
                new Operation(
                    verb.getKey().toUpperCase(Locale.ROOT),
                    address,
                    verb.getValue().path("x-second-factor-fresh").asBoolean()));
  }

  private static JsonNode description() {
    try {
      return Json.parse(Files.readString(DESCRIPTION));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
