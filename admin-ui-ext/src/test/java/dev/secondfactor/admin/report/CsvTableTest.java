package dev.secondfactor.admin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Given users who are written as a table")
class CsvTableTest {

  @ParameterizedTest(name = "{0} is no formula")
  @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1"})
  void formulas(String text) {
    assertThat(CsvTable.field(text)).isEqualTo("\"'" + text + "\"");
  }

  @Test
  @DisplayName("RFC 4180: what has a comma, a quotation mark or a line break is in quotation marks")
  void quoted() {
    assertThat(CsvTable.field("a,b")).isEqualTo("\"a,b\"");
    assertThat(CsvTable.field("a\"b")).isEqualTo("\"a\"\"b\"");
    assertThat(CsvTable.field("a\r\nb")).isEqualTo("\"a\r\nb\"");
    assertThat(CsvTable.field("a=b")).isEqualTo("a=b");
    assertThat(CsvTable.field("")).isEmpty();
  }

  @Test
  @DisplayName("each line has as many fields as there are columns, and ends as RFC 4180 says")
  void lines() {
    StringWriter out = new StringWriter();
    CsvTable table = new CsvTable(out);

    table.header();
    table.user(new ReportUser("1", "alice", true, List.of(), OptionalInt.of(3)));

    assertThat(out.toString()).endsWith(",0,,,3\r\n");
    assertThat(out.toString().split("\r\n"))
        .extracting(line -> line.split(",", -1).length)
        .containsExactly(19, 19);
  }
}
