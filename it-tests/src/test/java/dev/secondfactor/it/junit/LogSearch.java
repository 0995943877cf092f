package dev.secondfactor.it.junit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What must not stand in a log.
 *
 * @param secrets codes and passwords, which are never in order
 * @param addresses of people; in order only in a record that was announced, for Keycloak's own
 *     words on a mail failure name them
 * @param announced errors that a test provokes on purpose
 */
record LogSearch(Set<String> secrets, Set<String> addresses, List<Pattern> announced) {

  private static final Pattern TROUBLE =
      Pattern.compile("^\\S+ \\S+ +(ERROR|FATAL)|\\n\\s+at [\\w.$/]+\\(|\\w+(Exception|Error):");

  /** A line for each finding, with the whole record. */
  List<String> problemsIn(List<String> records) {
    return records.stream().flatMap(this::problemsIn).toList();
  }

  private Stream<String> problemsIn(String record) {
    if (announced.stream().anyMatch(pattern -> pattern.matcher(record).find())) {
      return leaks(record, secrets);
    }
    return Stream.of(leaks(record, secrets), leaks(record, addresses), trouble(record))
        .flatMap(found -> found);
  }

  private static Stream<String> leaks(String record, Set<String> texts) {
    String lowerCase = record.toLowerCase(Locale.ROOT);
    return texts.stream()
        .filter(text -> lowerCase.contains(text.toLowerCase(Locale.ROOT)))
        .filter(text -> standsAlone(text, record))
        .map(text -> "leaked \"" + text + "\": " + record);
  }

  private static boolean standsAlone(String text, String record) {
    String pattern = "(?<![\\w.-])" + Pattern.quote(text) + "(?![\\w-])";
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(record).find();
  }

  private static Stream<String> trouble(String record) {
    return TROUBLE.matcher(record).find() ? Stream.of("not announced: " + record) : Stream.empty();
  }
}
