package dev.secondfactor.admin.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object of a request. Every field that cannot be read is noted; {@link #check} refuses
 * the request when there is one.
 */
public final class JsonBody {

  /** The field for the administrator's own words. */
  public static final String REASON = "reason";

  private static final String BODY = "body";
  private static final int LONGEST_REASON = 500;
  private static final String ALLOWED_REASON = "one line of at most 500 characters";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode object;
  private final List<SettingProblem> problems = new ArrayList<>();

  private JsonBody(JsonNode object) {
    this.object = object;
  }

  /**
   * Reads a body.
   *
   * @param json the body; null when the request has none
   * @param fields the fields that there may be; others are noted, so that a mistyped one is not
   *     ignored
   */
  public static JsonBody parse(@Nullable String json, Set<String> fields) {
    Optional<JsonNode> read = read(json);
    JsonBody body = new JsonBody(read.orElseGet(JsonNodeFactory.instance::objectNode));
    String allowed =
        "a JSON object with the fields " + String.join(", ", fields.stream().sorted().toList());
    if (read.isEmpty()) {
      body.refuse(BODY, "", allowed);
    }
    body.object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!fields.contains(name)) {
                body.refuse(BODY, OneLine.shown(name), allowed);
              }
            });
    return body;
  }

  /**
   * The administrator's own words, where a request has no body.
   *
   * @throws org.keycloak.services.ErrorResponseException 400 when they are not allowed
   */
  public static Optional<String> reason(@Nullable String given) {
    JsonBody body = new JsonBody(JsonNodeFactory.instance.objectNode().put(REASON, given));
    Optional<String> reason = body.reason();
    body.check();
    return reason;
  }

  /** Whether the field is there, also with the value null. */
  public boolean has(String field) {
    return object.has(field);
  }

  /** A text. */
  public Optional<String> text(String field) {
    JsonNode value = object.path(field);
    if (!value.isTextual() && !isAbsent(value)) {
      refuse(field, OneLine.shown(value.toString()), "a text");
    }
    return Optional.ofNullable(value.textValue());
  }

  /** Texts; none when the field is not there. */
  public List<String> texts(String field) {
    JsonNode value = object.path(field);
    List<String> texts = new ArrayList<>();
    boolean isGood = value.isArray() || isAbsent(value);
    for (JsonNode each : value) {
      isGood = isGood && each.isTextual();
      texts.add(each.asText());
    }
    if (!isGood) {
      refuse(field, OneLine.shown(value.toString()), "a list of texts");
      return List.of();
    }
    return texts;
  }

  /** A whole number from one to another. */
  public Optional<Integer> number(String field, int from, int to) {
    JsonNode value = object.path(field);
    if (isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isInt() || value.intValue() < from || value.intValue() > to) {
      refuse(field, OneLine.shown(value.asText()), "a whole number from " + from + " to " + to);
      return Optional.empty();
    }
    return Optional.of(value.intValue());
  }

  /** Yes or no. */
  public Optional<Boolean> flag(String field) {
    JsonNode value = object.path(field);
    if (!value.isBoolean() && !isAbsent(value)) {
      refuse(field, OneLine.shown(value.toString()), "true or false");
    }
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  /** The value of a field as it is. */
  public JsonNode value(String field) {
    return object.path(field);
  }

  /** The administrator's own words, if there are any. */
  public Optional<String> reason() {
    Optional<String> reason = text(REASON).map(String::strip).filter(text -> !text.isEmpty());
    reason
        .filter(text -> !OneLine.fits(text, LONGEST_REASON))
        .ifPresent(text -> refuse(REASON, OneLine.shown(text), ALLOWED_REASON));
    return reason;
  }

  /** The administrator's own words, which have to be there. */
  public String neededReason() {
    Optional<String> reason = reason();
    if (reason.isEmpty()) {
      refuse(REASON, "", ALLOWED_REASON);
    }
    return reason.orElse("");
  }

  /** Notes a value that is not allowed. */
  public void refuse(String field, String value, String allowed) {
    problems.add(new SettingProblem(field, value, allowed));
  }

  /**
   * Goes on only when nothing was noted.
   *
   * @throws org.keycloak.services.ErrorResponseException 400 with all that was noted
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw Refusal.badRequest(problems);
    }
  }

  /** What was noted so far. */
  public List<SettingProblem> problems() {
    return List.copyOf(problems);
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static Optional<JsonNode> read(@Nullable String json) {
    try {
      return Optional.ofNullable(JSON.readTree(Objects.requireNonNullElse(json, "")))
          .filter(JsonNode::isObject);
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }
}
