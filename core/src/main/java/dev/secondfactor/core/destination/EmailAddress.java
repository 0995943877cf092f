package dev.secondfactor.core.destination;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as a destination. The domain is kept in lower case, the local part as it was
 * given; {@link #canonical} is what budgets count and bindings compare.
 *
 * @param value the address as it is written to
 */
public record EmailAddress(String value) implements Destination {

  /** RFC 5321 4.5.3.1.3, less the angle brackets. */
  private static final int LONGEST = 254;

  private static final Pattern SHAPE =
      Pattern.compile(
          "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)*"
              + "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?");

  private static final String HIDDEN = "•••";

  /**
   * Reads an address; blanks around it are dropped.
   *
   * @return empty when it does not have the shape of an address
   */
  public static Optional<EmailAddress> parse(String input) {
    String trimmed = input.strip();
    if (trimmed.length() > LONGEST || !SHAPE.matcher(trimmed).matches()) {
      return Optional.empty();
    }
    int at = trimmed.lastIndexOf('@');
    String local = trimmed.substring(0, at);
    if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      return Optional.empty();
    }
    return Optional.of(new EmailAddress(local + trimmed.substring(at).toLowerCase(Locale.ROOT)));
  }

  /** All in lower case: two writings of one mailbox are the same. */
  @Override
  public String canonical() {
    return value.toLowerCase(Locale.ROOT);
  }

  /**
   * Whether both lead to one mailbox as far as their writing tells: case does not count, nor what
   * follows a plus sign in the local part (sub-addressing, RFC 5233).
   */
  public boolean isSameMailbox(EmailAddress other) {
    return mailbox().equals(other.mailbox());
  }

  private String mailbox() {
    String canonical = canonical();
    int plus = canonical.indexOf('+');
    int at = canonical.lastIndexOf('@');
    return plus > 0 && plus < at
        ? canonical.substring(0, plus) + canonical.substring(at)
        : canonical;
  }

  /** No more than the first letters and the last domain label are readable. */
  @Override
  public String masked() {
    int at = value.lastIndexOf('@');
    String domain = value.substring(at + 1);
    int dot = domain.lastIndexOf('.');
    String end = dot < 0 ? "" : domain.substring(dot);
    return first(value.substring(0, at))
        + "@"
        + first(dot < 0 ? domain : domain.substring(0, dot))
        + end;
  }

  @Override
  public String toString() {
    return masked();
  }

  private static String first(String part) {
    return part.codePointCount(0, part.length()) < 2
        ? HIDDEN
        : part.substring(0, part.offsetByCodePoints(0, 1)) + HIDDEN;
  }
}
