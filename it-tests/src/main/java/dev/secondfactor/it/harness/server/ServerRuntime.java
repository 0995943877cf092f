package dev.secondfactor.it.harness.server;

import java.nio.file.Path;

/** What one server runs in: a process of this machine or, in tests, a container. */
interface ServerRuntime extends AutoCloseable {

  /** Whether it has not ended. */
  boolean isAlive();

  /** The folder that the server runs in; where this machine cannot see it, a copy. */
  Path home();

  /** The folder of this machine that the server's vault reads. */
  Path vault();

  /** What was written last, for whoever asks why it did not become ready. */
  String lastWords();

  /** Ends the server, in good order when it heeds that, and removes what was made for it. */
  @Override
  void close();
}
