package dev.secondfactor.admin.report;

import dev.secondfactor.admin.answer.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes users as comma-separated values (RFC 4180), one line each. What a spreadsheet would take
 * for a formula gets an apostrophe in front, since users may choose their names.
 */
final class CsvTable {

  private static final String END = "\r\n";

  private final Writer out;

  CsvTable(Writer out) {
    this.out = out;
  }

  /** Writes the names of the columns. */
  void header() {
    line(
        Stream.concat(
                Stream.of("id", "username", "enabled"),
                Stream.concat(
                    UserFilter.methods().stream()
                        .flatMap(
                            method -> Stream.of(method, method + " since", method + " last used")),
                    Stream.of("codes left")))
            .toList());
  }

  /** Writes a user. */
  void user(ReportUser user) {
    line(
        Stream.of(
                Stream.of(user.id(), user.username(), Boolean.toString(user.enabled())),
                UserFilter.methods().stream().flatMap(method -> method(user, method)),
                Stream.of(
                    user.codesLeft().isPresent()
                        ? Integer.toString(user.codesLeft().getAsInt())
                        : ""))
            .flatMap(Function.identity())
            .toList());
  }

  /** How many a user has of a method, the oldest set-up and the newest use. */
  private static Stream<String> method(ReportUser user, String method) {
    List<Enrolment> enrolments =
        user.enrolments().stream().filter(each -> each.method().equals(method)).toList();
    return Stream.of(
        Integer.toString(enrolments.size()),
        enrolments.stream()
            .map(Enrolment::enrolledAt)
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .map(Answers::text)
            .orElse(""),
        enrolments.stream()
            .map(Enrolment::lastUsedOn)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .map(Object::toString)
            .orElse(""));
  }

  private void line(Collection<String> fields) {
    try {
      out.write(fields.stream().map(CsvTable::field).collect(Collectors.joining(",", "", END)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String field(String text) {
    String harmless =
        !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return harmless.chars().anyMatch(c -> ",\"\r\n'".indexOf(c) >= 0)
        ? "\"" + harmless.replace("\"", "\"\"") + "\""
        : harmless;
  }
}
