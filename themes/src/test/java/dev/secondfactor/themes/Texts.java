package dev.secondfactor.themes;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts of one language, formatted as Keycloak formats them. */
final class Texts {

  /** Texts of Keycloak's own themes that the pages use. */
  static final Set<String> OF_KEYCLOAK =
      Set.of("doLogIn", "doCancel", "doBack", "doContinue", "logoutOtherSessions");

  private static final String FOLDER = "messages";
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

  private final Locale locale;
  private final String source;
  private final PropertyResourceBundle bundle;

  private Texts(String language) {
    locale = Locale.forLanguageTag(language);
    source = ThemeResources.read(FOLDER, "messages_" + language + ".properties");
    try {
      bundle = new PropertyResourceBundle(new StringReader(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Texts of(String language) {
    return new Texts(language);
  }

  static List<String> languages() {
    return ThemeResources.files(FOLDER, ".properties").stream()
        .map(name -> name.replaceFirst("messages_(.*)\\.properties", "$1"))
        .toList();
  }

  Set<String> keys() {
    return new TreeSet<>(bundle.keySet());
  }

  /** The keys in the order of the file; one that stands there twice is here twice. */
  List<String> keysAsWritten() {
    return source
        .lines()
        .filter(line -> line.contains("=") && !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf('=')).trim())
        .toList();
  }

  String pattern(String key) {
    return bundle.getString(key);
  }

  /** The numbers of the arguments that a text uses, also inside of choices. */
  Set<String> arguments(String key) {
    return ARGUMENT
        .matcher(pattern(key))
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  String format(String key, Object... arguments) {
    return new MessageFormat(pattern(key), locale).format(arguments);
  }
}
