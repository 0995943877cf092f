package dev.secondfactor.it.junit;

import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.cluster.Node;
import dev.secondfactor.it.harness.cluster.TwoNodes;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import java.util.Arrays;
import java.util.List;
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
 * Has the servers started that a class wants, hands out realms, and has the log checked after each
 * class.
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
    for (ServerLogCheck check : logChecks(context)) {
      if (isOutermost(context)) {
        check.begin(context.getRequiredTestClass());
      } else {
        check.announce(context.getRequiredTestClass());
      }
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    logChecks(context).forEach(check -> check.announce(context.getRequiredTestMethod()));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (isOutermost(context)) {
      harnesses(context).forEach(harness -> harness.server().support().clockRight());
      logChecks(context).forEach(ServerLogCheck::end);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestRealm.class
        || type == RealmSupply.class
        || PARTS.containsKey(type)
        || (type == TwoNodes.class && settings(context).cluster());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == TwoNodes.class) {
      return cluster(context);
    }
    if (type == RealmSupply.class) {
      return realms(context);
    }
    return type == TestRealm.class
        ? realm(context)
        : Optional.ofNullable(PARTS.get(type)).orElseThrow().apply(harness(context));
  }

  private static TestRealm realm(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "realm of " + context.getUniqueId(),
            key -> new OwnedRealm(newRealm(context), realms(context)),
            OwnedRealm.class)
        .realm();
  }

  private static TestRealm newRealm(ExtensionContext context) {
    Harness harness = harness(context);
    TestRealm realm =
        realms(context)
            .take(
                context.getRequiredTestClass().getSimpleName().replaceFirst("IT$", ""),
                KnownAuthenticators.of(harness.server(), settings(context).secondFactors()));
    logChecks(context).forEach(check -> check.watch(realm));
    if (opensBrowsers(context.getRequiredTestClass())) {
      // The consoles in them call as administrators, too, and do not wait for their turn.
      realms(context).settle();
    }
    return realm;
  }

  private static boolean opensBrowsers(Class<?> testClass) {
    return Stream.concat(
            Arrays.stream(testClass.getDeclaredMethods()),
            Arrays.stream(testClass.getDeclaredConstructors()))
        .flatMap(executable -> Arrays.stream(executable.getParameterTypes()))
        .anyMatch(Browsers.class::equals);
  }

  private static KeycloakTest settings(ExtensionContext context) {
    return Stream.<Class<?>>iterate(
            context.getRequiredTestClass(), Objects::nonNull, Class::getEnclosingClass)
        .map(type -> AnnotationSupport.findAnnotation(type, KeycloakTest.class))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static RealmSupply realms(ExtensionContext context) {
    return RunningServers.of(context).realms(harness(context));
  }

  /** The one that realms are made in. */
  private static Harness harness(ExtensionContext context) {
    return harnesses(context).get(0);
  }

  private static List<Harness> harnesses(ExtensionContext context) {
    return settings(context).cluster()
        ? cluster(context).all().stream().map(Node::harness).toList()
        : List.of(RunningServers.of(context).alone());
  }

  private static TwoNodes cluster(ExtensionContext context) {
    return RunningServers.of(context).cluster(settings(context).updating());
  }

  private static List<ServerLogCheck> logChecks(ExtensionContext context) {
    return harnesses(context).stream().map(RunningServers.of(context)::logCheck).toList();
  }

  private static boolean isOutermost(ExtensionContext context) {
    return context.getRequiredTestClass().getEnclosingClass() == null;
  }

  /** Closed by JUnit when the test or the class that asked for it is over. */
  private record OwnedRealm(TestRealm realm, RealmSupply supply) implements AutoCloseable {
    @Override
    public void close() {
      supply.giveBack(realm);
    }
  }
}
