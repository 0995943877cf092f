package dev.secondfactor.docs;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the product can say: the English texts of its themes, and the literals in its sources. Each
 * entry is what is said in one place: one text, or the literals of one source file.
 */
final class SaidTexts {

  /** Stands in a document for what is different each time. */
  static final String VARIES = "…";

  private static final Path PROJECT = Path.of("..");
  private static final List<String> MODULES =
      List.of("core", "authenticators", "required-actions", "admin-ui-ext", "themes");
  private static final Pattern SPLIT_LITERAL = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)+)\"");

  private final List<List<String>> places = new ArrayList<>();

  SaidTexts() throws IOException {
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main"))) {
        files.filter(Files::isRegularFile).sorted().forEach(this::add);
      }
    }
  }

  /** Whether a text is said, with other words in the places where it varies. */
  boolean say(String text) {
    List<String> parts =
        Stream.of(text.split(VARIES, -1)).map(String::strip).filter(p -> !p.isEmpty()).toList();
    return places.stream()
        .anyMatch(
            place ->
                parts.stream().allMatch(part -> place.stream().anyMatch(t -> t.contains(part))));
  }

  private void add(Path file) {
    String name = file.getFileName().toString();
    if (name.equals("messages_en.properties")) {
      properties(file).values().forEach(text -> places.add(List.of(shown((String) text))));
    } else if (name.endsWith(".java")) {
      places.add(literals(read(file)));
    }
  }

  private static List<String> literals(String source) {
    Matcher literal = LITERAL.matcher(SPLIT_LITERAL.matcher(source).replaceAll(""));
    return literal.results().map(found -> found.group(1).replace("\\\"", "\"")).toList();
  }

  /** Only the arguments of a message pattern are left out here, by the documents as well. */
  private static String shown(String pattern) {
    return pattern.replace("''", "'");
  }

  private static Properties properties(Path file) {
    Properties texts = new Properties();
    try {
      texts.load(new StringReader(read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
