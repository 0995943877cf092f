package dev.secondfactor.it.sentcode;

import dev.secondfactor.it.harness.login.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What people and programs put into the field of a code, or send in place of it. */
public final class OddInput {

  /** The type of what browsers send. */
  public static final String URL_ENCODED = "application/x-www-form-urlencoded";

  /** The type of a body of parts, with the boundary of {@link #part}. */
  public static final String MULTIPART = "multipart/form-data; boundary=limit";

  private OddInput() {}

  /**
   * A body that no browser sends.
   *
   * @param contentType its type
   * @param text the body
   */
  public record Body(String contentType, String text) {}

  /** Ways to fill a field with nothing that could be a code, by name. */
  public static Map<String, UnaryOperator<Form>> uselessFields(String name) {
    Map<String, UnaryOperator<Form>> fields = new LinkedHashMap<>();
    fields.put("missing", form -> form.without(name));
    fields.put("empty", form -> form.with(name, ""));
    fields.put("blank", form -> form.with(name, " \t "));
    fields.put("null bytes", form -> form.with(name, "\0\0\0\0\0\0"));
    fields.put("null byte inside", form -> form.with(name, "123\000456"));
    fields.put("letters", form -> form.with(name, "abcdef"));
    fields.put("markup", form -> form.with(name, "<script>alert(1)</script>${7*7}"));
    fields.put("template", form -> form.with(name, "{0} {1} #{x} ${x} '"));
    fields.put("emoji", form -> form.with(name, "\uD83D\uDE00".repeat(6)));
    fields.put("half a surrogate", form -> form.with(name, "\uD83D"));
    fields.put("negative", form -> form.with(name, "-99999"));
    fields.put("too long for a number", form -> form.with(name, "9".repeat(60)));
    fields.put("two kilobytes", form -> form.with(name, "1".repeat(2000)));
    fields.put("repeated", form -> form.with(name, "").and(name, "").and(name, "x"));
    fields.put(
        "unknown fields beside it",
        form ->
            form.with(name, "").and("x", "y").and("", "").and("code[]", "1").and(name + "2", ""));
    return fields;
  }

  /** Bodies in place of a form with a code, by name. */
  public static Map<String, Body> bodies() {
    Map<String, Body> bodies = new LinkedHashMap<>();
    bodies.put("100 kB", new Body(URL_ENCODED, "code=" + "1".repeat(100_000)));
    bodies.put("1 MB", new Body(URL_ENCODED, "code=" + "1".repeat(1_000_000)));
    bodies.put("nothing", new Body(URL_ENCODED, ""));
    bodies.put("no value", new Body(URL_ENCODED, "code"));
    bodies.put("bad escapes", new Body(URL_ENCODED, "code=%00%ff%fe"));
    bodies.put("a hundred codes", new Body(URL_ENCODED, "code=000000&".repeat(100)));
    bodies.put("a part", new Body(MULTIPART, part("")));
    bodies.put("JSON", new Body("application/json", "{\"code\":[null,{}]}"));
    bodies.put("no known type", new Body("application/x-unknown", "code=1"));
    return bodies;
  }

  /**
   * A code as a part with binary data.
   *
   * @param more goes into its header, such as the name of a file
   */
  public static String part(String more) {
    return "--limit\r\nContent-Disposition: form-data; name=\"code\""
        + more
        + "\r\nContent-Type: application/octet-stream\r\n\r\n\u0000\u0001binary\r\n--limit--\r\n";
  }

  /** Ways to write a code that are accepted, by name. */
  public static Map<String, UnaryOperator<String>> writings() {
    return Map.of(
        "blanks", code -> " " + code.substring(0, 3) + " \u00a0" + code.substring(3) + "\t\r\n",
        "hyphen", code -> code.substring(0, 3) + "-" + code.substring(3),
        "full-width", OddInput::fullWidth);
  }

  private static String fullWidth(String code) {
    return code.chars()
        .map(digit -> digit - '0' + '\uFF10')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
