package dev.secondfactor.core.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tables of settings in the documents for administrators. */
public final class Reference {

  private Reference() {}

  /** The rows of the tables of a document, in order. */
  public static List<String> rows(String document) throws IOException {
    return Files.readAllLines(Path.of("..", "docs", document)).stream()
        .filter(line -> line.startsWith("| `"))
        .toList();
  }

  /** The row that a setting has to have. */
  public static String row(Setting setting) {
    String byDefault = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
    return String.format(
        "| `%s` | %s | %s | %s |", setting.name(), byDefault, setting.allowed(), setting.help());
  }
}
