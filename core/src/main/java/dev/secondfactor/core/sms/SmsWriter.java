package dev.secondfactor.core.sms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes messages of one segment that browsers and phones can fill in by themselves: the last line
 * is {@code @host #code} (WICG "Origin-bound one-time codes delivered via SMS"). The name of the
 * realm is shortened or left out when there is no room for it.
 */
public final class SmsWriter {

  private static final int SHORTEST_NAME = 3;
  private static final String CUT = "...";

  /** A domain name; the last label of an address in numbers is a number. */
  private static final Pattern HOST =
      Pattern.compile("(?:[a-z0-9-]{1,63}\\.)*(?![0-9]+$)[a-z0-9-]{1,63}");

  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{C}&&[^\\p{Cs}\\p{Co}]]+");

  private final SmsWording wording;
  private final Optional<String> host;

  /**
   * A writer.
   *
   * @param host the host of the page that the code is typed into; when it is no domain name, there
   *     is no last line
   */
  public SmsWriter(SmsWording wording, String host) {
    this.wording = wording;
    this.host =
        Optional.of(host.toLowerCase(Locale.ROOT)).filter(name -> HOST.matcher(name).matches());
  }

  /** Writes a message with a code for the users of a realm. */
  public SmsText write(String realm, String code) {
    String last = host.map(name -> "\n\n@" + name + " #" + code).orElse("");
    return fit(realm, name -> wording.named(code, name), wording.plain(code), last);
  }

  /**
   * Writes a message without a code, and so without a last line.
   *
   * @param named the sentence with the name of the realm
   * @param plain the sentence for when the name leaves no room
   */
  public static SmsText notice(String realm, UnaryOperator<String> named, String plain) {
    return fit(realm, named, plain, "");
  }

  private static SmsText fit(String realm, UnaryOperator<String> named, String plain, String last) {
    String shortest = finish(plain, last);
    return Stream.concat(
            names(realm).map(name -> finish(named.apply(name), last)), Stream.of(shortest))
        .filter(text -> Segments.count(text) == 1)
        .findFirst()
        .<SmsText>map(SmsText.Fits::new)
        .orElseGet(() -> new SmsText.TooLong(Segments.count(shortest)));
  }

  /** The name and its beginnings, the longest first; on one line, so that it cannot be the last. */
  private static Stream<String> names(String realm) {
    String name =
        BLANKS.matcher(Normalizer.normalize(realm, Normalizer.Form.NFC)).replaceAll(" ").strip();
    int[] characters = name.codePoints().toArray();
    Stream<String> beginnings =
        IntStream.range(0, Math.max(0, characters.length - SHORTEST_NAME))
            .mapToObj(cut -> new String(characters, 0, characters.length - 1 - cut).strip() + CUT);
    return name.isEmpty() ? Stream.of() : Stream.concat(Stream.of(name), beginnings);
  }

  private static String finish(String sentence, String last) {
    return Gsm7.fold(sentence.strip()) + last;
  }
}
