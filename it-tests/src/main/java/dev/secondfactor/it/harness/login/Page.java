package dev.secondfactor.it.harness.login;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page that a user agent got, as anybody can read it; {@link #as} makes it one of the known
 * pages.
 */
public final class Page {

  /** The id of the client application's page. */
  public static final String APP = "app";

  private static final Pattern SHOWN_ADDRESS =
      Pattern.compile("history\\.replaceState\\(\\{}, \"some title\", \"([^\"]+)\"\\)");

  private final Answer answer;
  private final LoginSession session;
  private final AuthorizationRequest request;
  private final Document document;
  private final List<Form> forms;

  Page(Answer answer, LoginSession session, AuthorizationRequest request) {
    this.answer = answer;
    this.session = session;
    this.request = request;
    this.document = Jsoup.parse(answer.body(), answer.uri().toString());
    // Captured now: the cookies of a form are those of the moment when the page came.
    this.forms =
        document.select("form").stream().map(form -> session.form(form, answer.uri())).toList();
  }

  /** Reads it as a known page: {@code session.open().as(LoginPage::new)}. */
  public <P> P as(Function<Page, P> type) {
    return type.apply(this);
  }

  /**
   * This page, when it has the id.
   *
   * @throws AssertionError when it is another page; the message tells which, and what it says
   */
  public Page expect(String id) {
    if (!id().equals(id)) {
      throw new AssertionError("expected the page " + id + " but got " + this);
    }
    return this;
  }

  /**
   * What the theme calls it, such as {@code login-login}; {@link #APP} when the sign-in is over.
   */
  public String id() {
    return answer.status() == 0 ? APP : document.body().attr("data-page-id");
  }

  /** Whether the user agent came to the client application with an authorization code. */
  public boolean isSignedIn() {
    return id().equals(APP) && answer.uri().getQuery().contains("code=");
  }

  /** HTTP status. */
  public int status() {
    return answer.status();
  }

  /** How long the server took for it, redirects included. */
  public Duration took() {
    return answer.took();
  }

  /** A header of the answer, or an empty text. */
  public String header(String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  /** Where it came from. */
  public URI uri() {
    return answer.uri();
  }

  /** The address that a browser shows for it: that of its step, without a form's one-time code. */
  public URI shownUri() {
    Matcher script = SHOWN_ADDRESS.matcher(source());
    return script.find() ? URI.create(script.group(1)) : uri();
  }

  /** Its markup as sent. */
  public String source() {
    return answer.body();
  }

  /** Its markup as a tree. */
  public Document document() {
    return document;
  }

  /** The first element that a CSS query finds. */
  public Optional<Element> find(String cssQuery) {
    return Optional.ofNullable(document.selectFirst(cssQuery));
  }

  /** The text of the first element that a CSS query finds, or an empty text. */
  public String text(String cssQuery) {
    return find(cssQuery).map(Element::text).orElse("");
  }

  /** What all users see: the text of the whole page. */
  public String text() {
    return document.body().text();
  }

  /** The general message at the top, or an empty text. */
  public String message() {
    return text(".kc-feedback-text, #kc-error-message .instruction, #kc-info-message .instruction");
  }

  /** The message at a field, or an empty text. */
  public String fieldError(String field) {
    String text = text("#input-error-" + field);
    return text.isEmpty() ? text("#input-error-container-" + field) : text;
  }

  /** What it says of the last try: at the field, or else at the top. */
  public String error(String field) {
    String atField = fieldError(field);
    return atField.isEmpty() ? message() : atField;
  }

  /** The form with an id. */
  public Form form(String id) {
    List<Element> elements = document.select("form");
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).id().equals(id)) {
        return forms.get(i);
      }
    }
    throw new AssertionError("no form " + id + " in " + this);
  }

  /** Every form, in order. */
  public List<Form> forms() {
    return forms;
  }

  /** The user agent that got it. */
  public LoginSession session() {
    return session;
  }

  /** What the client application had asked for. */
  public AuthorizationRequest request() {
    return request;
  }

  @Override
  public String toString() {
    return id() + " (status " + status() + ", " + uri() + "): " + text();
  }
}
