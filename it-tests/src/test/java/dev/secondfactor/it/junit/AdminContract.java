package dev.secondfactor.it.junit;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.admin.ReplyWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds the OpenAPI description of our resource against what a server answers: each answer has to
 * be described for its operation, and its body has to be as its schema says.
 */
public final class AdminContract implements ReplyWatch {

  private static final Path FILE = Path.of("..", "docs", "admin-api.json");
  private static final String JSON = "application~1json";
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  /** What a test gives for a parameter; what has to be encoded ends in Keycloak's own filters. */
  private static final String VALUE = "[\\\\w-]+";

  private final JsonNode paths;
  private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();

  private AdminContract(JsonNode paths) {
    this.paths = paths;
  }

  /** The description in the project's documentation. */
  public static AdminContract ofProject() {
    try {
      return new AdminContract(Json.parse(Files.readString(FILE)).path("paths"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void answered(String method, String path, Reply reply) {
    String verb = method.toLowerCase(Locale.ROOT);
    operation(path)
        .filter(template -> paths.path(template).has(verb))
        .ifPresent(template -> check(template, verb, reply));
  }

  private Optional<String> operation(String path) {
    String plain = path.replaceAll("\\?.*", "");
    return paths
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(template -> plain.matches(PARAMETER.matcher(template).replaceAll(VALUE)))
        .findFirst();
  }

  private void check(String template, String verb, Reply reply) {
    String name = verb + " " + template + ": " + reply.status();
    JsonNode answer =
        paths.path(template).path(verb).path("responses").path(Integer.toString(reply.status()));
    if (answer.isMissingNode()) {
      throw new AssertionError(name + " is not described; the answer is " + reply.body());
    }
    JsonNode schema = answer.path("content").path("application/json").path("schema");
    if (schema.isMissingNode()) {
      return;
    }
    Set<ValidationMessage> wrong =
        known
            .computeIfAbsent(
                pointer(template, verb, reply),
                pointer -> schemas.getSchema(SchemaLocation.of(FILE.toUri() + "#" + pointer)))
            .validate(Json.parse(reply.body()));
    if (!wrong.isEmpty()) {
      throw new AssertionError(name + " is not as described: " + wrong);
    }
  }

  private static String pointer(String template, String verb, Reply reply) {
    return "/paths/"
        + template.replace("~", "~0").replace("/", "~1")
        + "/"
        + verb
        + "/responses/"
        + reply.status()
        + "/content/"
        + JSON
        + "/schema";
  }
}
