package dev.secondfactor.themes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of the folder {@code theme-resources}, as they go into the JAR. */
final class ThemeResources {

  private ThemeResources() {}

  static Path folder(String name) {
    try {
      var url = ThemeResources.class.getResource("/theme-resources/" + name);
      return Path.of(Objects.requireNonNull(url, name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All files below a folder whose names end so, as paths relative to the folder. */
  static List<String> files(String folder, String end) {
    var root = folder(folder);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(end))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(String folder, String name) {
    try {
      return Files.readString(folder(folder).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
