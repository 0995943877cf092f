package dev.secondfactor.it.harness.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * A JAR whose entries carry no time: the same content makes the same file and no new server build.
 */
public final class ReproducibleJar implements Closeable {

  private final JarOutputStream out;

  /** A new file, or one in place of the one that is there. */
  public ReproducibleJar(Path file) throws IOException {
    out = new JarOutputStream(Files.newOutputStream(file));
  }

  /** Puts a file into it. */
  public void add(String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    out.putNextEntry(entry);
    out.write(content, 0, content.length);
    out.closeEntry();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
