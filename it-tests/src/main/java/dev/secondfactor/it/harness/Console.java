package dev.secondfactor.it.harness;

import java.io.PrintStream;

/**
 * The only place of the module that writes to the console: lines meant for the person who started
 * it.
 */
public final class Console {

  @SuppressWarnings("SystemOut")
  private static final PrintStream OUT = System.out;

  private Console() {}

  /** Writes one line, at once. */
  public static synchronized void line(String text) {
    OUT.println(text);
    OUT.flush();
  }
}
