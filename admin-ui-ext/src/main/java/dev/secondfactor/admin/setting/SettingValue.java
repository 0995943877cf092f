package dev.secondfactor.admin.setting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.List;
import java.util.stream.StreamSupport;

/** The value of a setting in the JSON of a request: a text, a number, true or false, or a list. */
public final class SettingValue {

  private SettingValue() {}

  /**
   * Reads a value.
   *
   * @param body where it is noted when it is none
   * @return the texts of the value; none for null, which is the default
   */
  public static List<String> texts(Setting setting, JsonNode value, JsonBody body) {
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

  /** The other way round: one text, or a list where there may be, or are, several. */
  public static Object of(Setting setting, List<String> texts) {
    return isList(setting) || texts.size() != 1 ? List.copyOf(texts) : texts.get(0);
  }

  private static boolean isList(Setting setting) {
    return setting.type() == Setting.Type.TEXTS || setting.type() == Setting.Type.CHOICES;
  }

  private static boolean isAllScalars(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).allMatch(SettingValue::isScalar);
  }

  private static boolean isScalar(JsonNode value) {
    return value.isTextual() || value.isIntegralNumber() || value.isBoolean();
  }
}
