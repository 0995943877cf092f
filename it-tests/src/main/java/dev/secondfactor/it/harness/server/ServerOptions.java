package dev.secondfactor.it.harness.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a server is built and started. The defaults are those of the tests: production mode over
 * plain HTTP on free ports, a database in memory, our JAR and the test-support JAR, and TRACE for
 * our own code so that leaks are found.
 */
public final class ServerOptions {

  /**
   * Half the time to start on a machine of two cores; the code runs slower later, which tests do
   * not mind.
   */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private final String name;
  private final List<String> buildOptions =
      new ArrayList<>(List.of("--health-enabled=true", "--metrics-enabled=true"));
  private final List<String> startOptions = new ArrayList<>();
  private final Map<String, String> logLevels = new LinkedHashMap<>();
  private final List<Path> moreProviders = new ArrayList<>();
  private String database = "dev-mem";
  private String cache = "local";
  private boolean testSupport = true;
  private boolean olderProduct;
  private boolean vault;
  private boolean development;
  private Optional<String> importedRealm = Optional.empty();
  private String jvmOptions = QUICK_START;
  private Optional<Integer> port = Optional.empty();

  private ServerOptions(String name) {
    this.name = name;
    logLevels.put("dev.secondfactor", "TRACE");
    // Each poll of the health page while the server starts would be a line.
    logLevels.put("io.smallrye.health", "ERROR");
  }

  /** The options of the tests. The name becomes the name of the log file. */
  public static ServerOptions named(String name) {
    return new ServerOptions(name);
  }

  /** An option of {@code kc.sh build}, such as {@code --features=...} or an SPI's. */
  public ServerOptions build(String option) {
    buildOptions.add(option);
    return this;
  }

  /** An option of {@code kc.sh start}, such as {@code --proxy-headers=xforwarded}. */
  public ServerOptions start(String option) {
    startOptions.add(option);
    return this;
  }

  /** The level of one log category; an empty category is the root. */
  public ServerOptions log(String category, String level) {
    logLevels.put(category, level);
    return this;
  }

  /** Another JAR for the folder {@code providers}. */
  public ServerOptions provider(Path jar) {
    moreProviders.add(jar);
    return this;
  }

  /**
   * Another database than the one in memory: Keycloak's name of it; its address goes into start
   * options.
   */
  public ServerOptions database(String vendor) {
    database = vendor;
    return this;
  }

  /** Another cache than the local one, for servers that find each other: {@code ispn}. */
  public ServerOptions cache(String stack) {
    cache = stack;
    return this;
  }

  /** Gives it a vault of files, see {@link KeycloakServer#vaultSecret}. */
  public ServerOptions vault() {
    vault = true;
    return build("--vault=file");
  }

  /** Development mode in place of production mode. */
  public ServerOptions development() {
    development = true;
    return this;
  }

  /** Imports a realm, given as JSON, while it starts. */
  public ServerOptions importing(String realm) {
    importedRealm = Optional.of(realm);
    return start("--import-realm");
  }

  /** Leaves the test-support JAR out, as a real server has it. */
  public ServerOptions withoutTestSupport() {
    testSupport = false;
    return this;
  }

  /** The product as it was before, in place of the one that was built. */
  public ServerOptions olderProduct() {
    olderProduct = true;
    return this;
  }

  /** The JVM's own settings, as a real server has them: for measurements. */
  public ServerOptions fullSpeed() {
    jvmOptions = "";
    return this;
  }

  /** A given port instead of a free one. */
  public ServerOptions port(int given) {
    port = Optional.of(given);
    return this;
  }

  String name() {
    return name;
  }

  String jvmOptions() {
    return jvmOptions;
  }

  boolean hasOlderProduct() {
    return olderProduct;
  }

  /** What lies in {@code providers} beside the product; the test-support JAR is packed here. */
  List<Path> providersBeside(Artifacts artifacts) {
    List<Path> providers = new ArrayList<>();
    if (testSupport) {
      providers.add(SupportJar.write(artifacts.target().resolve("test-support.jar")));
    }
    providers.addAll(moreProviders);
    return providers;
  }

  Optional<String> importedRealm() {
    return importedRealm;
  }

  boolean hasVault() {
    return vault;
  }

  boolean isDevelopment() {
    return development;
  }

  Optional<Integer> port() {
    return port;
  }

  List<String> buildArguments() {
    List<String> arguments = new ArrayList<>(buildOptions);
    arguments.add("--db=" + database);
    return arguments;
  }

  List<String> startArguments() {
    List<String> arguments = new ArrayList<>(startOptions);
    arguments.add("--cache=" + cache);
    arguments.add("--log-level=" + logLevel());
    return arguments;
  }

  private String logLevel() {
    return logLevels.entrySet().stream()
        .map(
            level ->
                level.getKey().isEmpty()
                    ? level.getValue()
                    : level.getKey() + ":" + level.getValue())
        .collect(Collectors.joining(","));
  }
}
