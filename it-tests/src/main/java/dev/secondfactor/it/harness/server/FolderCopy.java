package dev.secondfactor.it.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies of server folders that cost nearly nothing: hard links, except where the server writes.
 */
public final class FolderCopy {

  /**
   * What {@code kc.sh build} or an administrator rewrites in place; a link would change the
   * original.
   */
  private static final Set<Path> WRITTEN =
      Set.of(Path.of("lib", "quarkus"), Path.of("conf"), Path.of("providers"), Path.of("data"));

  private FolderCopy() {}

  static void copy(Path from, Path to) {
    try {
      Files.walkFileTree(
          from,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
              Files.createDirectories(to.resolve(from.relativize(folder).toString()));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Path relative = from.relativize(file);
              linkOrCopy(file, to.resolve(relative.toString()), isWritten(relative));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void delete(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWritten(Path relative) {
    return WRITTEN.stream().anyMatch(relative::startsWith);
  }

  private static void linkOrCopy(Path file, Path copy, boolean written) throws IOException {
    if (!written) {
      try {
        Files.createLink(copy, file);
        return;
      } catch (IOException | UnsupportedOperationException e) {
        // Another file system: a real copy serves as well.
      }
    }
    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
  }
}
