package dev.secondfactor.it.junit;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.ServerOptions;
import dev.secondfactor.it.harness.server.TestSupport;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts the shared server with the first test, hands out realms, and has the log checked after
 * each class.
 */
final class KeycloakExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(KeycloakExtension.class);

  private static final Map<Class<?>, Function<Harness, Object>> PARTS =
      Map.of(
          Harness.class,
          harness -> harness,
          Inbox.class,
          Harness::inbox,
          KeycloakServer.class,
          Harness::server,
          TestSupport.class,
          harness -> harness.server().support());

  @Override
  public void beforeAll(ExtensionContext context) {
    if (isOutermost(context)) {
      logCheck(context).begin(context.getRequiredTestClass());
    } else {
      logCheck(context).announce(context.getRequiredTestClass());
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    logCheck(context).announce(context.getRequiredTestMethod());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (isOutermost(context)) {
      harness(context).server().support().clockRight();
      logCheck(context).end();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestRealm.class || PARTS.containsKey(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestRealm.class
        ? realm(context)
        : Optional.ofNullable(PARTS.get(type)).orElseThrow().apply(harness(context));
  }

  private static TestRealm realm(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "realm of " + context.getUniqueId(),
            key -> new OwnedRealm(newRealm(context)),
            OwnedRealm.class)
        .realm();
  }

  private static TestRealm newRealm(ExtensionContext context) {
    Harness harness = harness(context);
    TestRealm realm =
        TestRealm.create(
            harness,
            context.getRequiredTestClass().getSimpleName().replaceFirst("IT$", ""),
            KnownAuthenticators.of(harness.server(), secondFactors(context)));
    logCheck(context).watch(realm);
    return realm;
  }

  private static String[] secondFactors(ExtensionContext context) {
    return Stream.<Class<?>>iterate(
            context.getRequiredTestClass(), Objects::nonNull, Class::getEnclosingClass)
        .map(type -> AnnotationSupport.findAnnotation(type, KeycloakTest.class))
        .flatMap(Optional::stream)
        .findFirst()
        .map(KeycloakTest::secondFactors)
        .orElseThrow();
  }

  private static Harness harness(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("harness", key -> startHarness(), SharedHarness.class)
        .harness();
  }

  private static ServerLogCheck logCheck(ExtensionContext context) {
    Harness harness = harness(context);
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "log check", key -> new ServerLogCheck(harness), ServerLogCheck.class);
  }

  private static SharedHarness startHarness() {
    return new SharedHarness(
        Harness.start(
            Artifacts.given(),
            ServerOptions.named("keycloak").vault().start("--proxy-headers=xforwarded")));
  }

  private static boolean isOutermost(ExtensionContext context) {
    return context.getRequiredTestClass().getEnclosingClass() == null;
  }

  /** Closed by JUnit when the last test of the run is over. */
  private record SharedHarness(Harness harness) implements AutoCloseable {
    @Override
    public void close() {
      harness.close();
    }
  }

  /** Closed by JUnit when the test or the class that asked for it is over. */
  private record OwnedRealm(TestRealm realm) implements AutoCloseable {
    @Override
    public void close() {
      realm.close();
    }
  }
}
