package dev.secondfactor.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

/**
 * What a user sits before.
 *
 * @param name for the names of screenshots
 * @param width of the window in CSS pixels
 * @param height of the window in CSS pixels
 * @param locale the browser's language
 * @param dark whether the system prefers dark pages
 * @param scripts whether JavaScript runs
 */
public record Device(
    String name, int width, int height, String locale, boolean dark, boolean scripts) {

  /** A wide window, English, light. */
  public static final Device DESKTOP = new Device("desktop", 1280, 900, "en", false, true);

  /** The narrowest phone that the product is made for, English, light. */
  public static final Device PHONE = new Device("phone", 360, 740, "en", false, true);

  /** The same with dark pages. */
  public Device inTheDark() {
    return new Device(name + "-dark", width, height, locale, true, scripts);
  }

  /** The same in another language. */
  public Device speaking(String language) {
    return new Device(name + "-" + language, width, height, language, dark, scripts);
  }

  /** The same without JavaScript. */
  public Device withoutScripts() {
    return new Device(name + "-noscript", width, height, locale, dark, false);
  }

  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setLocale(locale)
        .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
        .setJavaScriptEnabled(scripts);
  }

  @Override
  public String toString() {
    return name;
  }
}
