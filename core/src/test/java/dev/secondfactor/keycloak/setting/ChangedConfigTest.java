package dev.secondfactor.keycloak.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.setting.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.MultivaluedHashMap;

class ChangedConfigTest {

  private static final String STARS = "**********";
  private static final List<Setting> SETTINGS =
      List.of(
          Setting.secret("token", ""),
          Setting.text("from", "a sender", value -> true, ""),
          Setting.text("to", "a recipient", value -> true, ""));

  private final MultivaluedHashMap<String, String> before = new MultivaluedHashMap<>();

  ChangedConfigTest() {
    before.putSingle("token", "s3cret");
    before.putSingle("from", "Shop");
  }

  @Test
  @DisplayName("what is given takes the place of what was, nothing is the default, the rest stays")
  void change() {
    ChangedConfig changed = change(Map.of("to", List.of("+49"), "from", List.of()));

    assertThat(changed.after()).isEqualTo(Map.of("token", List.of("s3cret"), "to", List.of("+49")));
    assertThat(changed.names()).containsExactly("from", "to");
    assertThat(before).containsKey("from");
  }

  @Test
  @DisplayName("what is given as it was has not changed")
  void same() {
    assertThat(change(Map.of("from", List.of("Shop"), "to", List.of())).names()).isEmpty();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 17: the stars of a secret that there is keep it, and no other stars do")
  void stars() {
    assertThat(change(Map.of("token", List.of(STARS))).names()).isEmpty();
    assertThat(change(Map.of("from", List.of(STARS))).after().get("from")).containsExactly(STARS);
    before.remove("token");
    assertThat(change(Map.of("token", List.of(STARS))).after().get("token")).containsExactly(STARS);
  }

  private ChangedConfig change(Map<String, List<String>> values) {
    return ChangedConfig.of(before, before, values, SETTINGS);
  }
}
