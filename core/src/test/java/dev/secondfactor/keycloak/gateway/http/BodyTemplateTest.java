package dev.secondfactor.keycloak.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.secondfactor.keycloak.gateway.Messages;
import java.net.URLDecoder;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BodyTemplateTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> hostileTexts() {
    return Stream.of(
        "\"}, \"to\": \"+1\", {\"",
        "\\",
        "\\\"",
        "a\nb\r\tc\u0000\u0008",
        "&to=%2B1&x=",
        "a=b+c%20d;e",
        "{to} {text} {secret} {validitySeconds} {unknown} {{to}}",
        "$1 \\1 ${to}",
        "\u2028\u2029\ud83d\ude00 äöü €",
        "");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Tag("trap")
  @DisplayName("TRAP 34: in JSON, no text is more than its own value")
  void json(String text) throws Exception {
    BodyTemplate template =
        JsonTemplate.parse(
                "{\"a\": [\"{to}\", {\"b\": \"<{text}> {text}\"}], \"key\": \"{secret}\", \"n\": 1.10,"
                    + " \"none\": null, \"yes\": true}")
            .orElseThrow();

    JsonNode body = JSON.readTree(template.fill(values(text)));

    assertThat(body)
        .isEqualTo(
            JSON.createObjectNode()
                .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                    "a",
                    JSON.createArrayNode()
                        .add(Messages.NUMBER)
                        .add(JSON.createObjectNode().put("b", "<" + text + "> " + text)))
                .put("key", "s3\"cret")
                .put("n", 1.1)
                .putNull("none")
                .put("yes", true));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Tag("trap")
  @DisplayName("TRAP 34: in a form, no text is more than its own field")
  void form(String text) {
    BodyTemplate template =
        FormTemplate.parse("to={to}&t%26=x%26{text}&from=My+Shop&key={secret}").orElseThrow();

    assertThat(fields(template.fill(values(text))))
        .containsExactly("to=" + Messages.NUMBER, "t&=x&" + text, "from=My Shop", "key=s3\"cret");
  }

  @Property
  void anyTextIsItsOwnValue(@ForAll String text) throws Exception {
    BodyTemplate json =
        JsonTemplate.parse("{\"text\": \"{text}\", \"to\": \"{to}\"}").orElseThrow();
    BodyTemplate form = FormTemplate.parse("text={text}&to={to}").orElseThrow();
    String sendable = new String(text.getBytes(UTF_8), UTF_8);

    assertThat(JSON.readTree(json.fill(values(sendable))).get("text").textValue())
        .isEqualTo(sendable);
    assertThat(fields(form.fill(values(sendable))))
        .containsExactly("text=" + sendable, "to=" + Messages.NUMBER);
  }

  @Test
  @DisplayName("in JSON, a text that is nothing but the validity is a number")
  void numbers() throws Exception {
    BodyTemplate template =
        JsonTemplate.parse("{\"a\": \"{validitySeconds}\", \"b\": \"{validitySeconds}s\"}")
            .orElseThrow();

    assertThat(template.fill(values("x"))).isEqualTo("{\"a\":300,\"b\":\"300s\"}");
  }

  @Test
  @DisplayName("a number may be without its plus")
  void withoutPlus() {
    assertThat(FormTemplate.parse("to=00{toWithoutPlus}").orElseThrow().fill(values("x")))
        .isEqualTo("to=004915123456789");
  }

  @Test
  @DisplayName("placeholders print no values")
  void prints() {
    Messages.isHarmless(values(Messages.TEXT).toString());
  }

  private static Placeholders values(String text) {
    return Placeholders.of(Messages.of(text), "s3\"cret");
  }

  private static List<String> fields(String body) {
    return Stream.of(body.split("&"))
        .map(
            field ->
                Stream.of(field.split("=", -1))
                    .map(part -> URLDecoder.decode(part, UTF_8))
                    .reduce((name, value) -> name + "=" + value)
                    .orElseThrow())
        .toList();
  }
}
