package dev.secondfactor.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document in Markdown, without its blocks of code. */
record Document(Path file, List<String> lines) {

  private static final Path PROJECT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern PICTURE = Pattern.compile("(?:src|srcset)=\"([^\"]+)\"");
  private static final Pattern LINK_TEXT = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
  private static final String FENCE = "```";

  /** All documents of the project. */
  static List<Document> all() throws IOException {
    List<Path> files = new ArrayList<>(markdown(PROJECT, 1));
    files.addAll(markdown(PROJECT.resolve("docs"), 9));
    files.addAll(markdown(PROJECT.resolve("docker"), 1));
    files.addAll(markdown(PROJECT.resolve("it-tests"), 1));
    return files.stream().map(Document::read).toList();
  }

  /** One of the documents for administrators, by its name. */
  static Document of(String name) {
    return read(PROJECT.resolve("docs").resolve(name));
  }

  static Document read(Path file) {
    List<String> lines = new ArrayList<>();
    boolean isCode = false;
    for (String line : wholeLines(file)) {
      if (line.startsWith(FENCE)) {
        isCode = !isCode;
      } else if (!isCode) {
        lines.add(line);
      }
    }
    return new Document(file, lines);
  }

  /** Where links and pictures lead to, as written. */
  List<String> targets() {
    return Stream.of(LINK, PICTURE)
        .flatMap(pattern -> lines.stream().flatMap(line -> pattern.matcher(line).results()))
        .map(found -> found.group(1))
        .toList();
  }

  /** The anchors of the headings, as the pages that show Markdown make them. */
  List<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    return lines.stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> anchor(line.replaceFirst("^#+ ", "")))
        .map(
            anchor -> {
              int before = seen.merge(anchor, 1, Integer::sum) - 1;
              return before == 0 ? anchor : anchor + "-" + before;
            })
        .toList();
  }

  private static String anchor(String heading) {
    return LINK_TEXT
        .matcher(heading)
        .replaceAll(found -> found.group(1))
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private static List<Path> markdown(Path folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static List<String> wholeLines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
