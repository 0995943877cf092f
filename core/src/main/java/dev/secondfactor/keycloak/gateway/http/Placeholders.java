package dev.secondfactor.keycloak.gateway.http;

import dev.secondfactor.core.sms.SmsMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in braces that stand for what differs from message to message, and for the secret. */
final class Placeholders {

  static final String TO = "to";
  static final String TO_WITHOUT_PLUS = "toWithoutPlus";
  static final String TEXT = "text";
  static final String VALIDITY_SECONDS = "validitySeconds";
  static final String SECRET = "secret";

  /** All that a body may have. */
  static final List<String> NAMES = List.of(TO, TO_WITHOUT_PLUS, TEXT, VALIDITY_SECONDS, SECRET);

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

  private final Map<String, String> values;

  private Placeholders(Map<String, String> values) {
    this.values = values;
  }

  static Placeholders of(SmsMessage message, String secret) {
    String to = message.to().value();
    return new Placeholders(
        Map.of(
            TO,
            to,
            TO_WITHOUT_PLUS,
            to.substring(1),
            TEXT,
            message.text(),
            VALIDITY_SECONDS,
            Long.toString(message.validity().toSeconds()),
            SECRET,
            secret));
  }

  static Placeholders of(String secret) {
    return new Placeholders(Map.of(SECRET, secret));
  }

  /** The names in a template, known or not. */
  static List<String> in(String template) {
    return PLACEHOLDER.matcher(template).results().map(found -> found.group(1)).toList();
  }

  /** Whether a template is one placeholder and nothing else. */
  static boolean isOnly(String template, String name) {
    return template.equals("{" + name + "}");
  }

  /** The template with the values in place. What a value has in braces stays as it is. */
  String fill(String template) {
    return PLACEHOLDER.matcher(template).replaceAll(this::replacement);
  }

  private String replacement(MatchResult found) {
    return Matcher.quoteReplacement(
        Optional.ofNullable(values.get(found.group(1))).orElseGet(found::group));
  }

  /** Without the values. */
  @Override
  public String toString() {
    return "placeholders " + values.keySet();
  }
}
