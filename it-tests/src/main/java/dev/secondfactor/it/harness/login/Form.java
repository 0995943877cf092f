package dev.secondfactor.it.harness.login;

import dev.secondfactor.it.harness.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * A form as it was captured: its address, the fields it would send, and the cookies of that moment.
 * Each method that changes a field gives a new form, so that one capture can be posted many times.
 */
public final class Form {

  /**
   * One pair of a form's body; names may repeat.
   *
   * @param name of the field
   * @param value as typed
   */
  public record Field(String name, String value) {}

  private static final Set<String> NOT_SENT = Set.of("submit", "button", "image", "reset");

  private final URI action;
  private final List<Field> fields;
  private final LoginSession session;
  private final UserAgent captured;

  private Form(URI action, List<Field> fields, LoginSession session, UserAgent captured) {
    this.action = action;
    this.fields = List.copyOf(fields);
    this.session = session;
    this.captured = captured;
  }

  static Form read(Element form, URI page, LoginSession session, UserAgent captured) {
    List<Field> fields = new ArrayList<>();
    for (Element input : form.select("input[name], textarea[name], select[name]")) {
      String type = input.attr("type");
      boolean unticked =
          (type.equals("checkbox") || type.equals("radio")) && !input.hasAttr("checked");
      if (!NOT_SENT.contains(type) && !unticked) {
        fields.add(new Field(input.attr("name"), value(input)));
      }
    }
    return new Form(page.resolve(form.attr("action")), fields, session, captured);
  }

  /** Of a list, what is chosen; as in browsers that is the first when nothing is. */
  private static String value(Element input) {
    return input.select("option[selected]").stream()
        .findFirst()
        .or(() -> input.select("option").stream().findFirst())
        .orElse(input)
        .val();
  }

  /** Fills a field (or adds one that the page does not have). */
  public Form with(String name, String value) {
    return without(name).and(name, value);
  }

  /** Adds a field, even one that is there already. */
  public Form and(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Form(action, more, session, captured);
  }

  /** Leaves a field out. */
  public Form without(String name) {
    List<Field> fewer = fields.stream().filter(field -> !field.name().equals(name)).toList();
    return new Form(action, fewer, session, captured);
  }

  /** The same fields for another address. */
  public Form at(URI address) {
    return new Form(address, fields, session, captured);
  }

  /** The fields it sends. */
  public List<Field> fields() {
    return fields;
  }

  /** Where it posts to. */
  public URI action() {
    return action;
  }

  /** Presses a button of this name and value: the session goes on to the next page. */
  public Page submit(String button, String value) {
    return with(button, value).submit();
  }

  /** Sends it without a button. */
  public Page submit() {
    return session.post(action, body());
  }

  /** Sends a body of any kind in place of the fields: what no browser would. */
  public Page submitBody(String contentType, String text) {
    return session.post(action, new UserAgent.Body(contentType, text));
  }

  /**
   * Sends it with the cookies of the capture, beside the session, which learns nothing of it. May
   * be called by many threads at once.
   */
  public Page submitAside() {
    return session.read(captured.copy().post(action, body()));
  }

  private UserAgent.Body body() {
    return UserAgent.Body.form(
        fields.stream()
            .map(field -> Http.encoded(field.name()) + "=" + Http.encoded(field.value()))
            .collect(Collectors.joining("&")));
  }
}
