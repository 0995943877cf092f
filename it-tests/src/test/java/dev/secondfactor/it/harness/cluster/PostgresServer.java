package dev.secondfactor.it.harness.cluster;

import dev.secondfactor.it.harness.server.ServerOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * A PostgreSQL on a free port of this machine, empty and gone with this object. PostgreSQL refuses
 * to run as root; who is root runs it in a user namespace of its own, where it is nobody.
 */
final class PostgresServer implements AutoCloseable {

  private static final String USER = "postgres";

  private final EmbeddedPostgres postgres;

  private PostgresServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts one.
   *
   * @param folder where its programs are unpacked, once, and its log and its data lie
   */
  static PostgresServer start(Path folder) {
    Path log = folder.resolve("postgres.log");
    try {
      return new PostgresServer(
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(folder.toFile())
              .setOutputRedirector(Redirect.appendTo(log.toFile()))
              .setErrorRedirector(Redirect.appendTo(log.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start, see " + log, e);
    }
  }

  /** The same options for a server that keeps its data here. */
  ServerOptions of(ServerOptions options) {
    return options
        .database("postgres")
        .start("--db-url=" + postgres.getJdbcUrl(USER, USER))
        .start("--db-username=" + USER);
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
