package dev.secondfactor.admin.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.setting.SettingProblem;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The JSON of a request")
class JsonBodyTest {

  private static final Set<String> FIELDS = Set.of("name", "names", "minutes", "on", "reason");

  @Test
  @DisplayName("gives its fields, each of its kind")
  void fields() {
    JsonBody body =
        JsonBody.parse(
            "{\"name\": \"a\", \"names\": [\"b\", \"c\"], \"minutes\": 480, \"on\": true,"
                + " \"reason\": \" phone lost \"}",
            FIELDS);

    assertThat(body.text("name")).contains("a");
    assertThat(body.texts("names")).containsExactly("b", "c");
    assertThat(body.number("minutes", 10, 480)).contains(480);
    assertThat(body.flag("on")).contains(true);
    assertThat(body.neededReason()).isEqualTo("phone lost");
    assertThat(body.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\": null, \"names\": null, \"minutes\": null}"})
  @DisplayName("may lack every field")
  void absent(String json) {
    JsonBody body = JsonBody.parse(json, FIELDS);

    assertThat(body.text("name")).isEmpty();
    assertThat(body.texts("names")).isEmpty();
    assertThat(body.number("minutes", 10, 480)).isEmpty();
    assertThat(body.flag("on")).isEmpty();
    assertThat(body.reason()).isEmpty();
    assertThat(body.problems()).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "[]", "\"name\"", "{", "null", "x"})
  @DisplayName("is refused when it is no object")
  void noObject(@Nullable String json) {
    assertThat(refused(json, body -> {})).extracting(SettingProblem::field).containsExactly("body");
  }

  @Test
  @DisplayName("is refused with every field that is to blame, also one that does not exist")
  void all() {
    assertThat(
            refused(
                "{\"name\": 1, \"names\": [1], \"minutes\": 9, \"on\": \"yes\", \"nmae\": \"a\"}",
                body -> {
                  body.text("name");
                  body.texts("names");
                  body.number("minutes", 10, 480);
                  body.flag("on");
                  body.neededReason();
                }))
        .extracting(SettingProblem::field)
        .containsExactly("body", "name", "names", "minutes", "on", "reason");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "481", "10.5", "\"10\"", "1e2147483647", "99999999999", "[10]"})
  @DisplayName("has whole numbers in their range only")
  void numbers(String number) {
    assertThat(refused("{\"minutes\": " + number + "}", body -> body.number("minutes", 10, 480)))
        .extracting(SettingProblem::allowed)
        .containsExactly("a whole number from 10 to 480");
  }

  @Test
  @DisplayName("has a reason of one line that is not too long")
  void reason() {
    String longest = "x".repeat(500);

    assertThat(JsonBody.parse("{\"reason\": \"" + longest + "\"}", FIELDS).reason())
        .contains(longest);
    for (String bad : List.of(longest + "x", "two\\nlines")) {
      assertThat(refused("{\"reason\": \"" + bad + "\"}", JsonBody::reason)).hasSize(1);
    }
    for (String none : List.of("", " ")) {
      assertThat(refused("{\"reason\": \"" + none + "\"}", JsonBody::neededReason))
          .extracting(SettingProblem::message)
          .containsExactly("reason is missing; needed: one line of at most 500 characters");
    }
  }

  private static List<SettingProblem> refused(@Nullable String json, Consumer<JsonBody> reading) {
    JsonBody body = JsonBody.parse(json, FIELDS);
    reading.accept(body);
    return body.problems();
  }
}
