package dev.secondfactor.admin.policy;

import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.admin.setting.SettingValue;
import dev.secondfactor.core.policy.PolicyFields;
import dev.secondfactor.core.setting.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        values.put(setting.name(), SettingValue.texts(setting, body.value(setting.name()), body));
      }
    }
    return values;
  }
}
