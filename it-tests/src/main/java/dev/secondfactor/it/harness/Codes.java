package dev.secondfactor.it.harness;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes in messages, and codes that are not the right one. */
public final class Codes {

  /** 6 to 10 digits standing alone: the lengths that the policy allows. */
  private static final Pattern CODE = Pattern.compile("(?<![\\w.@+-])\\d{6,10}(?![\\w@-])");

  private Codes() {}

  /** The first code in a text. */
  public static Optional<String> find(String text) {
    Matcher matcher = CODE.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** A wrong code of the same length. */
  public static String wrong(String code) {
    return wrong(code, 0);
  }

  /** The n-th wrong code of the same length; each n gives another one, from 0. */
  public static String wrong(String code, int n) {
    long count = (long) Math.pow(10, code.length());
    long other = (Long.parseLong(code) + 1 + n) % count;
    return String.format(Locale.ROOT, "%0" + code.length() + "d", other);
  }
}
