package dev.secondfactor.it.harness.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One start of a server: what it is told, whatever it runs in.
 *
 * @param options its options
 * @param log the file of this machine that its log goes to
 * @param port of the pages
 * @param managementPort of health and metrics
 */
record ServerStart(ServerOptions options, Path log, int port, int managementPort) {

  private static final String HOST = "127.0.0.1";

  /** The command of {@code kc.sh}. */
  String command() {
    return options.isDevelopment() ? "start-dev" : "start";
  }

  /** The arguments that are the same wherever it runs. */
  List<String> arguments() {
    return Stream.concat(
            Stream.of(
                "--http-enabled=true",
                "--http-host=" + HOST,
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname-strict=false"),
            options.startArguments().stream())
        .toList();
  }

  /** Its environment variables. */
  Map<String, String> environment() {
    return Map.of(
        "KC_BOOTSTRAP_ADMIN_USERNAME",
        KeycloakServer.ADMIN,
        "KC_BOOTSTRAP_ADMIN_PASSWORD",
        KeycloakServer.ADMIN,
        "JAVA_OPTS_KC_HEAP",
        "-Xms128m -Xmx768m",
        "JAVA_OPTS_APPEND",
        options.jvmOptions());
  }

  URI url() {
    return httpUri(port);
  }

  URI managementUrl() {
    return httpUri(managementPort);
  }

  private static URI httpUri(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }
}
