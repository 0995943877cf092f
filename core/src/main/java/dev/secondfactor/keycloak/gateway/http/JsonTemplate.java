package dev.secondfactor.keycloak.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * JSON, with placeholders in its texts. A text that is nothing but the validity becomes a number.
 */
record JsonTemplate(JsonNode body) implements BodyTemplate {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** The template; empty when it is no object and no list. */
  static Optional<JsonTemplate> parse(String text) {
    return read(text).filter(JsonNode::isContainerNode).map(JsonTemplate::new);
  }

  /** Some JSON; empty when it is none. */
  static Optional<JsonNode> read(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text));
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public String fill(Placeholders values) {
    return filled(body, values).toString();
  }

  @Override
  public Stream<String> texts() {
    return all(body).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  @Override
  public Stream<String> names() {
    return all(body).flatMap(node -> node.properties().stream()).map(field -> field.getKey());
  }

  private static Stream<JsonNode> all(JsonNode node) {
    return Stream.concat(
        Stream.of(node),
        StreamSupport.stream(node.spliterator(), false).flatMap(JsonTemplate::all));
  }

  private static JsonNode filled(JsonNode node, Placeholders values) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JSON.createObjectNode();
      object
          .properties()
          .forEach(field -> copy.set(field.getKey(), filled(field.getValue(), values)));
      return copy;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode copy = JSON.createArrayNode();
      list.forEach(item -> copy.add(filled(item, values)));
      return copy;
    }
    return node.isTextual() ? filled(node.textValue(), values) : node;
  }

  private static JsonNode filled(String text, Placeholders values) {
    String value = values.fill(text);
    return Placeholders.isOnly(text, Placeholders.VALIDITY_SECONDS)
        ? LongNode.valueOf(Long.parseLong(value))
        : TextNode.valueOf(value);
  }
}
