package dev.secondfactor.it.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** JSON as trees: the harness sends and reads documents of Keycloak without copying its classes. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** An empty object to fill. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A map, list, record of simple values as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** An object from a map. */
  public static ObjectNode object(Map<String, ?> values) {
    return MAPPER.valueToTree(values);
  }

  /** An array of texts. */
  public static ArrayNode texts(List<String> values) {
    return MAPPER.valueToTree(values);
  }

  /** Each child of an array. */
  public static List<JsonNode> children(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException when the text is not JSON; the message begins with the text
   */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "not JSON: " + text.substring(0, Math.min(text.length(), 300)), e);
    }
  }
}
