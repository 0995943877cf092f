package dev.secondfactor.core.setting;

import java.util.regex.Pattern;

/** Text on one line: what may be kept as such, and what may be shown as such. */
public final class OneLine {

  private static final int LONGEST_SHOWN = 100;

  /** What could make one line look like two in a log. */
  private static final Pattern LINE_BREAKERS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  private OneLine() {}

  /** Whether a text is one line that is not too long. */
  public static boolean fits(String text, int most) {
    return text.length() <= most && text.chars().noneMatch(Character::isISOControl);
  }

  /** A text that others wrote, as it can be shown in a message or a log. */
  public static String shown(String text) {
    String line = LINE_BREAKERS.matcher(text).replaceAll("?");
    return line.substring(0, Math.min(line.length(), LONGEST_SHOWN));
  }
}
