package dev.secondfactor.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The tables of settings in the documents for administrators. They are made from the settings: with
 * the system property {@value #WRITE} the tests write them, else they fail when a table is other
 * than it would be written.
 */
public final class Reference {

  private static final String WRITE = "docs.write";
  private static final String FIRST_LINE = "| setting | default | allowed | what it is for |";
  private static final String SECOND_LINE = "|---|---|---|---|";

  private Reference() {}

  /** Holds a document to these settings, table by table. */
  public static void check(String document, List<List<Setting>> tables) throws IOException {
    Path file = Path.of("..", "docs", document);
    List<String> lines = Files.readAllLines(file);
    List<String> made = withTables(lines, tables);
    if (Boolean.getBoolean(WRITE)) {
      Files.write(file, made);
    } else {
      assertThat(lines).as("%s; -D%s=true writes it", document, WRITE).isEqualTo(made);
    }
  }

  /** The rows of the tables of a document that begin with a name, in order. */
  public static List<String> rows(String document) throws IOException {
    return Files.readAllLines(Path.of("..", "docs", document)).stream()
        .filter(line -> line.startsWith("| `"))
        .toList();
  }

  /** The document with each of its tables of settings made anew. */
  private static List<String> withTables(List<String> lines, List<List<Setting>> tables) {
    List<String> made = new ArrayList<>();
    Iterator<List<Setting>> next = tables.iterator();
    boolean inTable = false;
    for (String line : lines) {
      inTable = inTable && line.startsWith("|");
      if (!inTable) {
        made.add(line);
      }
      if (line.equals(FIRST_LINE)) {
        made.add(SECOND_LINE);
        next.next().stream().map(Reference::row).forEach(made::add);
        inTable = true;
      }
    }
    assertThat(next).as("tables without a place").isExhausted();
    return made;
  }

  private static String row(Setting setting) {
    String byDefault = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
    return String.format(
        "| `%s` | %s | %s | %s |", setting.name(), byDefault, setting.allowed(), setting.help());
  }
}
