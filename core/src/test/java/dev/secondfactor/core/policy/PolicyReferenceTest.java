package dev.secondfactor.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyReferenceTest {

  private static final Path REFERENCE = Path.of("..", "docs", "policy.md");

  @Test
  @DisplayName("the reference for administrators has exactly the settings that there are")
  void isComplete() throws IOException {
    List<String> rows =
        Files.readAllLines(REFERENCE).stream().filter(line -> line.startsWith("| `")).toList();

    assertThat(rows).isEqualTo(PolicyFields.ALL.stream().map(PolicyReferenceTest::row).toList());
  }

  private static String row(Setting field) {
    String byDefault = field.defaultValue().isEmpty() ? "" : "`" + field.defaultValue() + "`";
    return String.format(
        "| `%s` | %s | %s | %s |", field.name(), byDefault, field.allowed(), field.help());
  }
}
