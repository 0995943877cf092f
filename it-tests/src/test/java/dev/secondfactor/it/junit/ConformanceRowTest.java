package dev.secondfactor.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A row of the table of traps and standards")
class ConformanceRowTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TRAP 9: nothing is sent | TRAP 9 | nothing is sent",
        "OBV-6, ASVS 6.6.3: shared: by all | OBV-6, ASVS 6.6.3 | shared: by all",
        "RFC 4226 7.3: it grows | RFC 4226 7.3 | it grows"
      })
  @DisplayName("is read from a display name that begins with an id")
  void isReadFromADisplayName(String name, String id, String test) {
    assertThat(ConformanceRow.of(name))
        .contains(new ConformanceRow(id, test, ConformanceRow.Result.PASSED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"a user signs in", "Given: a user", "TRAP without colon"})
  @DisplayName("is not made of any other name")
  void isNotMadeOfOtherNames(String name) {
    assertThat(ConformanceRow.of(name)).isEmpty();
  }

  @Test
  @DisplayName("has the worst result of all runs of its test in the reports of the other modules")
  void hasTheWorstResult(@TempDir Path project) throws IOException {
    Path reports = Files.createDirectories(project.resolve("core/target/surefire-reports"));
    Files.writeString(
        reports.resolve("TEST-x.xml"),
        """
        <testsuite>
          <testcase name="TRAP 2: never more[1] 5"/>
          <testcase name="TRAP 2: never more[2] 6"><failure message="7 &lt; 8"/></testcase>
          <testcase name="something else"/>
        </testsuite>
        """);

    assertThat(UnitTestReports.rows(project).stream().reduce(ConformanceRow::worse))
        .contains(new ConformanceRow("TRAP 2", "never more", ConformanceRow.Result.FAILED));
  }
}
