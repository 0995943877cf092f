package dev.secondfactor.themes;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sources of the templates and scripts, for rules that hold for all of them. */
final class Templates {

  private static final Pattern KEY = Pattern.compile("msg\\(\"([^\"]+)\"\\s*[,)]");
  private static final Pattern KEY_LITERAL = Pattern.compile("\"(secondFactor[A-Z]\\w*)\"");
  private static final Pattern KEY_PREFIX = Pattern.compile("msg\\(\"([^\"]+)\"\\s*\\+");
  private static final Pattern ID = Pattern.compile("\\bid=\"([a-z-]+)\"");
  private static final Pattern STATUS = Pattern.compile("data-status=\"([a-z]+)\"");

  private Templates() {}

  static List<String> all() {
    return ThemeResources.files("templates", ".ftl");
  }

  static List<String> pages() {
    return all().stream().filter(name -> !name.contains("/")).toList();
  }

  static List<String> scripts() {
    return ThemeResources.files("resources/js", ".js");
  }

  static String source(String name) {
    return ThemeResources.read("templates", name);
  }

  static String script(String name) {
    return ThemeResources.read("resources/js", name);
  }

  /** The message keys that a template names in full, also where it chooses among them. */
  static Set<String> keys(String name) {
    Set<String> keys = find(KEY, source(name));
    keys.addAll(find(KEY_LITERAL, source(name)));
    return keys;
  }

  /** The beginnings of message keys that a template puts together. */
  static Set<String> keyPrefixes(String name) {
    return find(KEY_PREFIX, source(name));
  }

  static Set<String> ids() {
    return pages().stream()
        .flatMap(page -> find(ID, source(page)).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> statuses() {
    return pages().stream()
        .flatMap(page -> find(STATUS, source(page)).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> find(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
