package dev.secondfactor.it.browser;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands {@link Browsers} to test methods; the first one that asks starts Chromium. */
public final class BrowserExtension implements ParameterResolver, AfterTestExecutionCallback {

  private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browsers.class
        && context.getTestMethod().isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("browsers", key -> browsers(context), Browsers.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Browsers browsers = context.getStore(NAMESPACE).get("browsers", Browsers.class);
    if (browsers != null && context.getExecutionException().isPresent()) {
      browsers.showFailure();
    }
  }

  private static Browsers browsers(ExtensionContext context) {
    Chromium chromium =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent("chromium", key -> Chromium.start(), Chromium.class);
    Path folder =
        Path.of(System.getProperty("secondfactor.target", "target"))
            .resolve("screenshots")
            .resolve(context.getRequiredTestClass().getSimpleName());
    return new Browsers(chromium.browser(), folder, context.getRequiredTestMethod().getName());
  }
}
