package dev.secondfactor.admin.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.Optional;
import java.util.Set;

/** What came of reading the JSON of a request for a test message. */
sealed interface SmsTestRequest {

  /** The field with the number. */
  String NUMBER = "number";

  /** The field with the gateway. */
  String GATEWAY = "gateway";

  /**
   * It can be read.
   *
   * @param number as it was given
   * @param gateway the id or the name of the one gateway to be tried; empty for all
   */
  record Read(String number, Optional<String> gateway) implements SmsTestRequest {}

  /**
   * It cannot.
   *
   * @param problem why
   */
  record Bad(SettingProblem problem) implements SmsTestRequest {}

  /** Reads a request. */
  static SmsTestRequest parse(String json) {
    return object(json)
        .map(SmsTestRequest::read)
        .orElseGet(() -> bad("body", "", "a JSON object with the fields number and gateway"));
  }

  private static Optional<JsonNode> object(String json) {
    try {
      return Optional.of(new ObjectMapper().readTree(json)).filter(JsonNode::isObject);
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  private static SmsTestRequest read(JsonNode json) {
    for (var names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!Set.of(NUMBER, GATEWAY).contains(name)) {
        return bad("body", OneLine.shown(name), "the fields number and gateway");
      }
    }
    if (!json.path(NUMBER).isTextual()) {
      return bad(NUMBER, "", "a phone number, as a text");
    }
    if (json.hasNonNull(GATEWAY) && !json.path(GATEWAY).isTextual()) {
      return bad(GATEWAY, OneLine.shown(json.path(GATEWAY).toString()), "a text");
    }
    return new Read(
        json.path(NUMBER).asText(), Optional.ofNullable(json.path(GATEWAY).textValue()));
  }

  private static SmsTestRequest bad(String field, String value, String allowed) {
    return new Bad(new SettingProblem(field, value, allowed));
  }
}
