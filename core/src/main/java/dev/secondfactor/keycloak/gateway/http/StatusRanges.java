package dev.secondfactor.keycloak.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP statuses that mean success, such as {@code 200-299} or {@code 200,202}. */
record StatusRanges(List<Range> ranges) {

  private static final Pattern RANGE = Pattern.compile("([2-5][0-9]{2})(?:-([2-5][0-9]{2}))?");

  record Range(int from, int to) {}

  static Optional<StatusRanges> parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        return Optional.empty();
      }
      int from = Integer.parseInt(range.group(1));
      int to = Optional.ofNullable(range.group(2)).map(Integer::parseInt).orElse(from);
      if (to < from) {
        return Optional.empty();
      }
      ranges.add(new Range(from, to));
    }
    return Optional.of(new StatusRanges(List.copyOf(ranges)));
  }

  boolean contain(int status) {
    return ranges.stream().anyMatch(range -> status >= range.from() && status <= range.to());
  }
}
