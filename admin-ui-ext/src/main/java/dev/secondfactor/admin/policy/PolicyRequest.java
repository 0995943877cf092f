package dev.secondfactor.admin.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.policy.PolicyFields;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Settings in the JSON of a request, with the values as the policy shows them or as texts. */
final class PolicyRequest {

  private static final Set<String> FIELDS =
      Stream.concat(PolicyFields.ALL.stream().map(Setting::name), Stream.of(JsonBody.REASON))
          .collect(Collectors.toSet());

  private PolicyRequest() {}

  static JsonBody parse(String json) {
    return JsonBody.parse(json, FIELDS);
  }

  /** The values of the settings that are named; null is the default. */
  static Map<String, List<String>> values(JsonBody body) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Setting setting : PolicyFields.ALL) {
      if (body.has(setting.name())) {
        values.put(setting.name(), texts(body, setting));
      }
    }
    return values;
  }

  private static List<String> texts(JsonBody body, Setting setting) {
    JsonNode value = body.value(setting.name());
    if (value.isNull()) {
      return List.of();
    }
    if (value.isArray() && isAllScalars(value)) {
      List<String> texts =
          StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList();
      return isList(setting) || texts.isEmpty() ? texts : List.of(String.join(",", texts));
    }
    if (!isScalar(value)) {
      String shown =
          setting.type() == Setting.Type.SECRET
              ? SettingProblem.STARS
              : OneLine.shown(value.toString());
      body.refuse(setting.name(), shown, setting.allowed());
      return List.of();
    }
    return List.of(value.asText());
  }

  private static boolean isList(Setting setting) {
    return setting.type() == Setting.Type.TEXTS || setting.type() == Setting.Type.CHOICES;
  }

  private static boolean isAllScalars(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).allMatch(PolicyRequest::isScalar);
  }

  private static boolean isScalar(JsonNode value) {
    return value.isTextual() || value.isIntegralNumber() || value.isBoolean();
  }
}
