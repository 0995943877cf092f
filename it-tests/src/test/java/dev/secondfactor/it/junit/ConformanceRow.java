package dev.secondfactor.it.junit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One test that names a trap or a standard.
 *
 * @param id such as {@code TRAP 9} or {@code OBV-6, ASVS 6.6.3}
 * @param test the rest of its display name
 */
record ConformanceRow(String id, String test, Result result) {

  /** From good to bad. */
  enum Result {
    PASSED,
    SKIPPED,
    FAILED
  }

  private static final Pattern NAME =
      Pattern.compile("((?:TRAP|ASVS|RFC|NIST|[A-Z]{2,}-\\d)[^:]*): (.+)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** The row of a display name, when it begins with an id. */
  static Optional<ConformanceRow> of(String displayName) {
    Matcher matcher = NAME.matcher(displayName);
    return matcher.matches()
        ? Optional.of(new ConformanceRow(matcher.group(1), matcher.group(2), Result.PASSED))
        : Optional.empty();
  }

  ConformanceRow failed() {
    return new ConformanceRow(id, test, Result.FAILED);
  }

  ConformanceRow skipped() {
    return new ConformanceRow(id, test, Result.SKIPPED);
  }

  ConformanceRow worse(ConformanceRow other) {
    return result.compareTo(other.result) >= 0 ? this : other;
  }

  /** Sorts numbers as numbers. */
  String sortKey() {
    return NUMBER
        .matcher(id + " " + test)
        .replaceAll(number -> String.format(Locale.ROOT, "%06d", Long.parseLong(number.group())));
  }

  String line() {
    return String.format(Locale.ROOT, "%-24s %-8s %s", id, word(), test);
  }

  String markdown() {
    return "| " + id + " | " + test.replace("|", "\\|") + " | " + word() + " |";
  }

  private String word() {
    return result == Result.FAILED ? "FAILED" : result.name().toLowerCase(Locale.ROOT);
  }
}
