package dev.secondfactor.it.harness.server;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.Volume;
import dasniko.testcontainers.keycloak.ExtendableKeycloakContainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;

/**
 * An image of the product as testcontainers runs it: on the network of this machine, where its mail
 * server, its gateways and its applications are, and with the arguments that a process gets too.
 */
final class KeycloakImage extends ExtendableKeycloakContainer<KeycloakImage> {

  private static final String VAULT = "/mnt/vault";
  private static final String LOGS = "/mnt/server-logs";
  private static final String IMPORTED = "/opt/keycloak/data/import/realm.json";

  private final ServerStart start;

  /**
   * Not started yet.
   *
   * @param vault the folder of this machine for the secrets of its vault
   * @param providers what is put beside the product
   */
  KeycloakImage(String image, ServerStart start, Path vault, List<Path> providers) {
    super(image);
    this.start = start;
    // An image of this machine is never looked for elsewhere, however old it is.
    withImagePullPolicy(name -> false);
    withNetworkMode("host");
    withExposedPorts();
    withEnabledMetrics();
    withDisabledCaching();
    withProviderLibsFrom(providers.stream().map(Path::toFile).toList());
    start
        .options()
        .importedRealm()
        .ifPresent(realm -> withCopyToContainer(Transferable.of(realm), IMPORTED));
    withCreateContainerCmdModifier(
        command ->
            command
                // The image's own one asks at the usual port, which is another server's here.
                .withHealthcheck(new HealthCheck().withTest(List.of("NONE")))
                .getHostConfig()
                .withBinds(
                    new Bind(vault.toString(), new Volume(VAULT), AccessMode.ro),
                    new Bind(start.log().getParent().toString(), new Volume(LOGS))));
    waitingFor(new NoWait());
  }

  @Override
  protected void configure() {
    super.configure();
    start.environment().forEach(this::withEnv);
    List<String> command = new ArrayList<>();
    command.add(start.command());
    command.addAll(start.options().buildArguments());
    if (start.options().hasVault()) {
      command.add("--vault-dir=" + VAULT);
    }
    command.addAll(start.arguments());
    command.add("--log=console,file");
    command.add("--log-file=" + LOGS + "/" + start.log().getFileName());
    setCommand(command.toArray(String[]::new));
  }

  /** The harness itself asks whether the server is ready, wherever it runs. */
  private static final class NoWait extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {
      // see above
    }
  }
}
