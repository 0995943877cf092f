package dev.secondfactor.admin.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The scripts of the admin console as they are in the sources. */
final class Scripts {

  private static final Path FOLDER = Path.of("src/main/console");

  private Scripts() {}

  /** Their texts by their names. */
  static Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    for (Path file : files()) {
      all.put(file.getFileName().toString(), read(file));
    }
    return all;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".js")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
