package dev.secondfactor.it.harness.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The counters of a server at a moment, as Prometheus reads them. */
public final class Metrics {

  /**
   * One counter.
   *
   * @param name such as {@code second_factor_attempts_total}
   * @param tags by name
   * @param value what it counts to
   */
  public record Counter(String name, Map<String, String> tags, double value) {}

  private static final Pattern LINE = Pattern.compile("(\\w+)\\{([^}]*)} (\\S+)");
  private static final Pattern TAG = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private final List<Counter> counters;

  private Metrics(List<Counter> counters) {
    this.counters = List.copyOf(counters);
  }

  /** Reads the text of the endpoint. */
  public static Metrics read(String text) {
    List<Counter> counters = new ArrayList<>();
    text.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line ->
                counters.add(
                    new Counter(
                        line.group(1), tags(line.group(2)), Double.parseDouble(line.group(3)))));
    return new Metrics(counters);
  }

  /** Those whose name begins like this. */
  public List<Counter> named(String prefix) {
    return counters.stream().filter(counter -> counter.name().startsWith(prefix)).toList();
  }

  /** How often something came of an attempt in a realm: {@code verified}, {@code wrong}. */
  public int attempts(String realm, String result) {
    return named("second_factor_attempts_total").stream()
        .filter(counter -> realm.equals(counter.tags().get("realm")))
        .filter(counter -> result.equals(counter.tags().get("result")))
        .mapToInt(counter -> (int) counter.value())
        .sum();
  }

  private static Map<String, String> tags(String text) {
    return TAG.matcher(text)
        .results()
        .collect(Collectors.toMap(tag -> tag.group(1), tag -> tag.group(2)));
  }
}
