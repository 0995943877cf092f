package dev.secondfactor.it.harness.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/**
 * Starts servers in containers of the image that {@code docker/} builds. The image has to be there:
 * the system property {@code secondfactor.image} names it, {@code secondfactor.image.old} the one
 * with the product as it was before.
 */
public final class ContainerLauncher implements ServerLauncher {

  /** The label of our containers; its value is the build folder that they belong to. */
  static final String OWNER = "dev.secondfactor.it";

  @Override
  public ServerRuntime launch(Artifacts artifacts, ServerStart start) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "-Dkeycloak.it=container needs Docker, which does not answer");
    }
    removeLeftovers(artifacts.target());
    return ServerContainer.launch(image(start.options()), artifacts, start);
  }

  private static String image(ServerOptions options) {
    String property = options.hasOlderProduct() ? "secondfactor.image.old" : "secondfactor.image";
    String image =
        Optional.ofNullable(System.getProperty(property))
            .orElseThrow(() -> new IllegalStateException("no system property " + property));
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
      return image;
    } catch (NotFoundException e) {
      throw new IllegalStateException(
          property
              + ": Docker has no image "
              + image
              + "; docs/container-tests.md says how to make it",
          e);
    }
  }

  /** What an earlier run in the same folder left behind when it was killed. */
  private static void removeLeftovers(Path target) {
    DockerClient docker = DockerClientFactory.lazyClient();
    docker
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of(OWNER, target.toString()))
        .exec()
        .stream()
        .filter(container -> !isOfThisRun(container.getLabels()))
        .forEach(
            container ->
                docker
                    .removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
  }

  private static boolean isOfThisRun(Map<String, String> labels) {
    return DockerClientFactory.SESSION_ID.equals(
        labels.get(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL));
  }
}
