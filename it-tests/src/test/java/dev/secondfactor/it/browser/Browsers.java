package dev.secondfactor.it.browser;

import com.microsoft.playwright.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Opens windows for one test; a parameter of test methods. Windows do not share cookies. */
public final class Browsers implements AutoCloseable {

  private final Browser browser;
  private final Path screenshots;
  private final String test;
  private final List<BrowserWindow> windows = new ArrayList<>();
  private int shots;

  Browsers(Browser browser, Path screenshots, String test) {
    this.browser = browser;
    this.screenshots = screenshots;
    this.test = test;
  }

  /** Opens a window at an address. */
  public BrowserWindow open(Device device, URI uri) {
    BrowserWindow window = new BrowserWindow(this, device, browser.newContext(device.options()));
    windows.add(window);
    window.go(uri);
    return window;
  }

  /** Where the next screenshot goes. */
  Path nextScreenshot(Device device, String what) {
    shots++;
    String name = String.format(Locale.ROOT, "%s-%d-%s-%s.png", test, shots, what, device);
    return screenshots.resolve(name);
  }

  void showFailure() {
    windows.forEach(window -> window.screenshot("failed"));
  }

  @Override
  public void close() {
    windows.forEach(BrowserWindow::close);
  }
}
