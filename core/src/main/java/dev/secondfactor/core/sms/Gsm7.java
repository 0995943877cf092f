package dev.secondfactor.core.sms;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/** The alphabet of messages, 3GPP TS 23.038 6.2.1: a basic table, and a table behind an escape. */
final class Gsm7 {

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
          + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";

  private static final Map<String, String> LOOKALIKES =
      Map.ofEntries(
          Map.entry("‘", "'"),
          Map.entry("’", "'"),
          Map.entry("“", "\""),
          Map.entry("”", "\""),
          Map.entry("„", "\""),
          Map.entry("«", "\""),
          Map.entry("»", "\""),
          Map.entry("–", "-"),
          Map.entry("—", "-"),
          Map.entry("…", "..."),
          Map.entry("\u00a0", " "),
          Map.entry("\u202f", " "),
          Map.entry("ł", "l"),
          Map.entry("Ł", "L"),
          Map.entry("œ", "oe"),
          Map.entry("Œ", "OE"));

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Gsm7() {}

  /** The septets that a character takes, 1 or 2; 0 when the alphabet does not have it. */
  static int septets(int character) {
    if (BASIC.indexOf(character) >= 0) {
      return 1;
    }
    return EXTENSION.indexOf(character) >= 0 ? 2 : 0;
  }

  /** Whether the alphabet has every character of the text. */
  static boolean covers(String text) {
    return text.codePoints().allMatch(character -> septets(character) > 0);
  }

  /** The text with what the alphabet lacks written plainly; as it is when that does not help. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints().forEach(character -> folded.append(fold(character)));
    return covers(folded.toString()) ? folded.toString() : text;
  }

  private static String fold(int character) {
    String given = Character.toString(character);
    if (septets(character) > 0) {
      return given;
    }
    String plain = MARKS.matcher(Normalizer.normalize(given, Normalizer.Form.NFD)).replaceAll("");
    return LOOKALIKES.getOrDefault(given, plain);
  }
}
