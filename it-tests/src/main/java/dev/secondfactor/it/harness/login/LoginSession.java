package dev.secondfactor.it.harness.login;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;

/**
 * One user agent at one realm: it opens the login of the client application and goes from page to
 * page. A test holds the page that it got; {@link #page} is the newest one.
 */
public final class LoginSession {

  private final URI realmUrl;
  private final String clientId;
  private final URI clientApp;
  private final UserAgent agent;
  private AuthorizationRequest request;
  private Optional<Page> page = Optional.empty();

  /** A new user agent without cookies. */
  public LoginSession(URI realmUrl, String clientId, URI clientApp) {
    this(realmUrl, clientId, clientApp, new UserAgent(new CookieJar(), Map.of(), clientApp));
  }

  private LoginSession(URI realmUrl, String clientId, URI clientApp, UserAgent agent) {
    this.realmUrl = realmUrl;
    this.clientId = clientId;
    this.clientApp = clientApp;
    this.agent = agent;
    this.request = newRequest();
  }

  /** Another tab: the same cookies now, a login of its own. */
  public LoginSession newTab() {
    return new LoginSession(realmUrl, clientId, clientApp, agent);
  }

  /** Another user agent that knows the cookies alone whose names begin so, as after a restart. */
  public LoginSession onlyWith(String cookiePrefix) {
    return new LoginSession(realmUrl, clientId, clientApp, agent.onlyWith(cookiePrefix));
  }

  /** Comes from another address, for servers that trust the header of a proxy. */
  public LoginSession from(String ipAddress) {
    agent.sendHeader("X-Forwarded-For", ipAddress);
    return this;
  }

  /** Gives itself out for a browser, as the header User-Agent names them. */
  public LoginSession withBrowser(String userAgent) {
    agent.sendHeader("User-Agent", userAgent);
    return this;
  }

  /** Asks for pages in a language, as browsers do. */
  public LoginSession inLanguage(String language) {
    agent.sendHeader("Accept-Language", language);
    return this;
  }

  /** Where the client application would send a browser now. */
  public URI start() {
    return newRequest().uri();
  }

  /** Where it would send a browser to start an action of the account console. */
  public URI start(String action) {
    return newRequest().with("kc_action", action).uri();
  }

  /** Opens the login of the client application. */
  public Page open() {
    return open(unchanged -> unchanged);
  }

  /** Opens the login with more parameters in the authorization request. */
  public Page open(UnaryOperator<AuthorizationRequest> more) {
    request = more.apply(newRequest());
    return get(request.uri());
  }

  /** Starts an action of the account console, such as {@code second-factor-configure-email}. */
  public Page openAction(String action) {
    return open(request -> request.with("kc_action", action));
  }

  /** Goes to an address, such as one found in a page or in a mail. */
  public Page get(URI uri) {
    return shown(agent.get(uri));
  }

  /**
   * Loads the newest page again, as the browser's own button does: from the address that Keycloak's
   * script has put in place of the form's.
   */
  public Page reload() {
    return get(page().shownUri());
  }

  /** The newest page. */
  public Page page() {
    return page.orElseThrow(() -> new IllegalStateException("open() first"));
  }

  /** The cookies whose names begin so, as the server has sent them. */
  public List<String> cookieHeaders(String prefix) {
    return agent.cookies().headers(prefix);
  }

  /** Keeps a cookie, as if the server had sent it. */
  public void keep(String cookieHeader) {
    agent.cookies().take(List.of(cookieHeader));
  }

  /** The value of a cookie, or an empty text. */
  public String cookie(String name) {
    return agent.cookies().value(name);
  }

  Form form(Element element, URI pageUri) {
    return Form.read(element, pageUri, this, agent.copy());
  }

  Page post(URI action, UserAgent.Body body) {
    return shown(agent.post(action, body));
  }

  Page read(Answer answer) {
    return new Page(answer, this, request);
  }

  private Page shown(Answer answer) {
    Page read = read(answer);
    page = Optional.of(read);
    return read;
  }

  private AuthorizationRequest newRequest() {
    return new AuthorizationRequest(realmUrl, clientId, clientApp);
  }
}
