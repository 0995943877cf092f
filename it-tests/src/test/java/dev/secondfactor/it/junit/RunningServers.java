package dev.secondfactor.it.junit;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.cluster.TwoNodes;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.ServerOptions;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The servers of the run: each is started for the first class that wants it, and closed by JUnit
 * when the last test of the run is over.
 */
final class RunningServers {

  private static final Namespace NAMESPACE = Namespace.create(RunningServers.class);

  private final ExtensionContext.Store store;

  private RunningServers(ExtensionContext.Store store) {
    this.store = store;
  }

  static RunningServers of(ExtensionContext context) {
    return new RunningServers(context.getRoot().getStore(NAMESPACE));
  }

  /** The server that all classes share but those of the cluster. */
  Harness alone() {
    return started(Harness.class, RunningServers::startedAlone);
  }

  /** The two servers that share all they know. */
  TwoNodes cluster() {
    return started(TwoNodes.class, () -> TwoNodes.start(Artifacts.given()));
  }

  /** The search of one server's log. */
  ServerLogCheck logCheck(Harness harness) {
    return store.getOrComputeIfAbsent(
        harness.server().url(), url -> new ServerLogCheck(harness), ServerLogCheck.class);
  }

  /** The realms of one server. */
  RealmSupply realms(Harness harness) {
    return store.getOrComputeIfAbsent(
        "realms of " + harness.server().url(), url -> new RealmSupply(harness), RealmSupply.class);
  }

  private <T extends AutoCloseable> T started(Class<T> type, Supplier<T> start) {
    return store.getOrComputeIfAbsent(type, key -> start.get(), type);
  }

  private static Harness startedAlone() {
    Harness harness = Harness.start(Artifacts.given(), options());
    harness.server().admin().watch(AdminContract.ofProject());
    return harness;
  }

  private static ServerOptions options() {
    return ServerOptions.named("keycloak").vault().start("--proxy-headers=xforwarded");
  }
}
