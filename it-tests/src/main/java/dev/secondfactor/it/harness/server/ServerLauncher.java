package dev.secondfactor.it.harness.server;

import java.util.ServiceLoader;

/**
 * Starts servers. The harness's own one starts processes; {@code -Dkeycloak.it=container} chooses
 * the one that the tests bring along for containers.
 */
interface ServerLauncher {

  /** The value of {@code keycloak.it} for containers. */
  String CONTAINER = "container";

  /**
   * Starts one, and does not wait until it is ready.
   *
   * @throws IllegalStateException when what it needs is not there; the message says what
   */
  ServerRuntime launch(Artifacts artifacts, ServerStart start);

  /** The one that this JVM was told to use. */
  static ServerLauncher chosen() {
    return CONTAINER.equals(System.getProperty("keycloak.it"))
        ? ServiceLoader.load(ServerLauncher.class)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("only tests run servers in containers"))
        : ServerProcess::launch;
  }
}
