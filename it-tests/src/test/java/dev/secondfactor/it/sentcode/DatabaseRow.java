package dev.secondfactor.it.sentcode;

import dev.secondfactor.it.harness.server.TestSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the server's database.
 *
 * @param table where it is
 * @param values all of it, as SQL
 */
public record DatabaseRow(String table, String values) {

  private static final Pattern INSERT =
      Pattern.compile("^INSERT INTO (?:\"?PUBLIC\"?\\.)?\"?(\\w+)\"?.*");

  /** Where Keycloak keeps its record of events, and long texts of it. */
  private static final Set<String> RECORD =
      Set.of("EVENT_ENTITY", "ADMIN_EVENT_ENTITY", "SYSTEM_LOB_STREAM");

  /** Every row. */
  public static List<DatabaseRow> all(TestSupport support) {
    List<DatabaseRow> rows = new ArrayList<>();
    String table = "";
    for (String line : support.database().split("\n")) {
      Matcher insert = INSERT.matcher(line);
      if (insert.matches()) {
        table = insert.group(1);
      }
      rows.add(new DatabaseRow(table, line));
    }
    return rows;
  }

  /** The rows with a text, without Keycloak's record of events, which outlives what it is about. */
  public static List<DatabaseRow> with(TestSupport support, String text) {
    return all(support).stream()
        .filter(row -> !row.isOfTheRecord() && row.values().contains(text))
        .toList();
  }

  /** Whether it belongs to Keycloak's record of events. */
  public boolean isOfTheRecord() {
    return RECORD.contains(table);
  }
}
