package dev.secondfactor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The guide by error text")
class TroubleshootingTest {

  /** The part that quotes the server and not us. */
  private static final String OF_KEYCLOAK = "## Lines of Keycloak's own";

  private static final Pattern ROW = Pattern.compile("\\| (.+?) \\|.*");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private final Document guide = Document.of("troubleshooting.md");

  @Test
  @DisplayName("quotes only what the product says")
  void textsAreReal() throws IOException {
    SaidTexts said = new SaidTexts();

    assertThat(quoted()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
    assertThat(quoted().stream().filter(text -> !said.say(text))).isEmpty();
  }

  @Test
  @DisplayName("has each text in the first column, as code, so that it can be searched for")
  void everyRowBeginsWithAText() {
    assertThat(rows()).isNotEmpty().allMatch(row -> QUOTED.matcher(row).find());
  }

  private List<String> quoted() {
    return rows().stream()
        .flatMap(row -> QUOTED.matcher(row).results())
        .map(found -> found.group(1))
        .toList();
  }

  /** The first cells of all rows of tables, but those of headers. */
  private List<String> rows() {
    List<String> lines = guide.lines();
    int end = lines.indexOf(OF_KEYCLOAK);
    assertThat(end).isPositive();
    return lines.subList(0, end).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> row.group(1))
        .filter(cell -> !cell.equals("text") && !cell.startsWith("-"))
        .toList();
  }
}
