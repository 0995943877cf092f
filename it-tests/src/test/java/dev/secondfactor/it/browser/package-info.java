/**
 * A real browser: Chromium by Playwright, as different devices, with screenshots and a check for
 * accessibility. Everything a test opens is closed, and shown when it failed.
 */
@NullMarked
package dev.secondfactor.it.browser;

import org.jspecify.annotations.NullMarked;
