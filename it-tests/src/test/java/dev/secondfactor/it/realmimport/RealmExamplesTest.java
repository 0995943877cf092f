package dev.secondfactor.it.realmimport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@DisplayName("The examples of realms in files")
class RealmExamplesTest {

  private static final Path EXAMPLES = Path.of("..", "docs", "examples");
  private static final Pattern STEP =
      Pattern.compile(
          "\"keycloak_authentication_(?:execution|subflow)\" \"\\w+\" \\{[^}]*?"
              + "(?:authenticator|alias) += \"([^\"]+)\"[^}]*?"
              + "requirement += \"(\\w+)\"\\s+priority += (\\d+)");
  private static final List<String> SECRETS =
      List.of("password", "authToken", "apiKeySecret", "authorization", "secret");

  @Test
  @DisplayName("keycloak-config-cli has the same realm")
  void yaml() {
    Object yaml =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(read("keycloak-config-cli.yaml"));

    assertThat(Json.tree(yaml)).isEqualTo(realm());
  }

  @Test
  @DisplayName("the realm of the demos has the same steps of flows, but those for SMS")
  void demo() {
    List<String> expected =
        steps(realm()).filter(step -> !step.startsWith("second-factor-sms-otp")).toList();

    assertThat(steps(Json.parse(read("../../docker/demo-realm.json"))))
        .containsExactlyElementsOf(expected);
  }

  @Test
  @DisplayName("Terraform has the same steps of flows")
  void terraform() {
    assertThat(
            STEP.matcher(read("terraform/main.tf"))
                .results()
                .map(step -> step.group(1) + step.group(2) + step.group(3)))
        .containsExactlyInAnyOrderElementsOf(steps(realm()).toList());
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 17: have references in place of secrets")
  void secrets() {
    assertThat(secrets(realm()))
        .isNotEmpty()
        .allSatisfy(secret -> assertThat(secret).matches("\\$\\{vault\\.[a-z]+}"));
    assertThat(
            Stream.of("gateway-twilio.json", "gateway-spare.json")
                .flatMap(name -> secrets(Json.parse(read("terraform/" + name))).stream()))
        .hasSize(2)
        .allSatisfy(secret -> assertThat(secret).matches("\\$\\{vault\\.[a-z]+}"));
  }

  /** The steps of all flows in their order, each with its requirement and its place. */
  private static Stream<String> steps(JsonNode realm) {
    return Json.children(realm.path("authenticationFlows")).stream()
        .flatMap(flow -> Json.children(flow.path("authenticationExecutions")).stream())
        .map(
            step ->
                step.path("authenticator").asText(step.path("flowAlias").asText())
                    + step.path("requirement").asText()
                    + step.path("priority"));
  }

  private static List<String> secrets(JsonNode document) {
    return SECRETS.stream()
        .flatMap(name -> document.findValues(name).stream())
        .map(value -> value.isArray() ? value.path(0).asText() : value.asText())
        .toList();
  }

  private static JsonNode realm() {
    return Json.parse(read("realm.json"));
  }

  private static String read(String name) {
    try {
      return Files.readString(EXAMPLES.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
