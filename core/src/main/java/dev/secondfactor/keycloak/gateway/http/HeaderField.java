package dev.secondfactor.keycloak.gateway.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header of every request (RFC 9110 5).
 *
 * @param name a token
 * @param value visible ASCII and blanks; may name the secret
 */
record HeaderField(String name, String value) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E]{1,1000}");

  /** Those that the client sets, and those that settings of their own decide. */
  private static final Set<String> NOT_FREE =
      Set.of(
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade");

  /** A header from {@code Name: value}; empty when it is none or one of those that are not free. */
  static Optional<HeaderField> parse(String line) {
    String[] parts = line.split(":", 2);
    if (parts.length < 2
        || !NAME.matcher(parts[0]).matches()
        || NOT_FREE.contains(parts[0].toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    HeaderField field = new HeaderField(parts[0], parts[1].strip());
    boolean isGood =
        isValue(field.value())
            && Placeholders.in(field.value()).stream().allMatch(Placeholders.SECRET::equals);
    return Optional.of(field).filter(found -> isGood);
  }

  static boolean isValue(String text) {
    return VALUE.matcher(text).matches();
  }

  boolean namesTheSecret() {
    return Placeholders.in(value).contains(Placeholders.SECRET);
  }

  /** The header with the secret in its place. */
  HeaderField filled(Placeholders values) {
    return new HeaderField(name, values.fill(value));
  }

  /** Without the value, which may be a key. */
  @Override
  public String toString() {
    return name;
  }
}
