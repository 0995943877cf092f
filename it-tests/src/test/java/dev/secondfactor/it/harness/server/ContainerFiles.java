package dev.secondfactor.it.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.testcontainers.containers.GenericContainer;

/** Copies of what lies in a container. */
final class ContainerFiles {

  private ContainerFiles() {}

  /** Copies the files of a folder, not those of the folders in it. */
  static void copy(GenericContainer<?> container, String folder, Path to) {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            container
                .getDockerClient()
                .copyArchiveFromContainerCmd(container.getContainerId(), folder)
                .exec())) {
      Files.createDirectories(to);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path name = Path.of(entry.getName());
        if (entry.isFile() && name.getNameCount() == 2) {
          Files.copy(tar, to.resolve(name.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
