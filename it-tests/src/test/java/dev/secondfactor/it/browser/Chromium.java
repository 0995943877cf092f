package dev.secondfactor.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.secondfactor.it.harness.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one browser of a run. A Chromium of the system serves when there is one: named by the system
 * property or the environment variable {@value #VARIABLE}, or else at its usual place; otherwise
 * Playwright downloads its own.
 */
final class Chromium implements AutoCloseable {

  /** Where the path of a browser is looked for. */
  static final String VARIABLE = "SECOND_FACTOR_CHROMIUM";

  private static final Path USUAL_PLACE = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    PlaywrightAssertions.setDefaultAssertionTimeout((double) Waiting.PATIENCE.toMillis());
    Optional<Path> given = ofTheSystem();
    Map<String, String> environment =
        given.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setChromiumSandbox(false)
            .setArgs(List.of("--disable-background-networking", "--disable-component-update"));
    given.ifPresent(options::setExecutablePath);
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> ofTheSystem() {
    return Stream.of(
            Optional.ofNullable(System.getProperty(VARIABLE)).map(Path::of),
            Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of),
            Optional.of(USUAL_PLACE).filter(Files::isExecutable))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
