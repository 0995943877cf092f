package dev.secondfactor.it.harness.cluster;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.ServerOptions;
import java.util.List;

/**
 * Two servers with one database that share their caches over loopback, found and encrypted as
 * Keycloak does by default. They send to one mailbox and one Twilio, and their users come back to
 * one application.
 */
public final class TwoNodes implements AutoCloseable {

  private final PostgresServer database;
  private final Node first;
  private final Node second;

  private TwoNodes(PostgresServer database, Harness first, KeycloakServer second) {
    this.database = database;
    this.first = new Node(first);
    this.second = new Node(new Harness(second, first.inbox(), first.twilio(), first.clientApp()));
  }

  /** Starts the database, then one server, which makes the tables, then the other. */
  public static TwoNodes start(Artifacts artifacts) {
    return start(artifacts, options("node-1"), options("node-2"));
  }

  /** As the other, in the middle of an update: the first has the product as it was before. */
  public static TwoNodes startUpdating(Artifacts artifacts) {
    return start(artifacts, options("node-old").olderProduct(), options("node-new"));
  }

  private static TwoNodes start(Artifacts artifacts, ServerOptions one, ServerOptions other) {
    PostgresServer database = PostgresServer.start(artifacts.target().resolve("postgres"));
    Harness first = Harness.start(artifacts, database.of(one));
    KeycloakServer second = KeycloakServer.start(artifacts, database.of(other));
    TwoNodes nodes = new TwoNodes(database, first, second);
    nodes.awaitEachOther();
    return nodes;
  }

  /** The one that made the database's tables, and makes the realms. */
  public Node first() {
    return first;
  }

  /** The one that came to it. */
  public Node second() {
    return second;
  }

  /** Both. */
  public List<Node> all() {
    return List.of(first, second);
  }

  /** The other one. */
  public Node otherThan(Node node) {
    return node.equals(first) ? second : first;
  }

  /** The first and the second in turn: where a load balancer may send request i (from 0). */
  public Node inTurn(int i) {
    return i % 2 == 0 ? first : second;
  }

  @Override
  public void close() {
    second.server().close();
    first.harness().close();
    database.close();
  }

  private void awaitEachOther() {
    for (Node node : all()) {
      Waiting.until("a cluster of two", () -> members(node.server()) == 2);
    }
  }

  private static int members(KeycloakServer server) {
    return server.metrics().named("vendor_cluster_size").stream()
        .mapToInt(counter -> (int) counter.value())
        .max()
        .orElse(0);
  }

  private static ServerOptions options(String name) {
    return ServerOptions.named(name)
        .cache("ispn")
        .start("--cache-embedded-network-bind-address=127.0.0.1")
        .start("--cache-embedded-network-bind-port=0");
  }
}
