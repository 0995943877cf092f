package dev.secondfactor.it.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A server's output: read by records, a record being a line with all that belongs to it, such as a
 * stack trace.
 */
public final class ServerLog {

  private static final Pattern FIRST_LINE =
      Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} +[A-Z]+ .*");

  private final Path file;

  ServerLog(Path file) {
    this.file = file;
  }

  /** Where it is kept. */
  public Path file() {
    return file;
  }

  /** Its length now, in bytes: a mark for {@link #recordsSince}. */
  public long end() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each record after a mark, in order. */
  public List<String> recordsSince(long mark) {
    List<String> records = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : textSince(mark).split("\n", -1)) {
      if (FIRST_LINE.matcher(line).matches() && !current.isEmpty()) {
        records.add(current.toString().strip());
        current.setLength(0);
      }
      current.append(line).append('\n');
    }
    records.add(current.toString().strip());
    return records.stream().filter(text -> !text.isEmpty()).toList();
  }

  /** All that was written after a mark. */
  public String textSince(long mark) {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - mark));
      channel.position(mark);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // read on
      }
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines. */
  public String tail(int lines) {
    List<String> all = List.of(textSince(0).split("\n"));
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }
}
