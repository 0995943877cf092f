package dev.secondfactor.it.harness.login;

import dev.secondfactor.it.harness.Http;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends requests with cookies and follows redirects, up to the door of the client application. */
final class UserAgent {

  private static final int MOST_REDIRECTS = 20;

  /** What a POST carries. */
  record Body(String contentType, String text) {

    static Body form(String encoded) {
      return new Body("application/x-www-form-urlencoded", encoded);
    }
  }

  private final CookieJar cookies;
  private final Map<String, String> headers;
  private final URI clientApp;

  UserAgent(CookieJar cookies, Map<String, String> headers, URI clientApp) {
    this.cookies = cookies;
    this.headers = new LinkedHashMap<>(headers);
    this.clientApp = clientApp;
  }

  /** Another agent that knows what this one knows now; what it learns stays its own. */
  UserAgent copy() {
    return new UserAgent(cookies.copy(), headers, clientApp);
  }

  /** Another agent that knows of the cookies those whose names begin so. */
  UserAgent onlyWith(String cookiePrefix) {
    return new UserAgent(cookies.only(cookiePrefix), headers, clientApp);
  }

  void sendHeader(String name, String value) {
    headers.put(name, value);
  }

  CookieJar cookies() {
    return cookies;
  }

  Answer get(URI uri) {
    return followed(uri, Optional.empty());
  }

  Answer post(URI uri, Body body) {
    return followed(uri, Optional.of(body));
  }

  private Answer followed(URI first, Optional<Body> sent) {
    URI uri = first;
    Optional<Body> body = sent;
    long nanos = 0;
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      long start = System.nanoTime();
      HttpResponse<String> response = exchange(uri, body);
      nanos += System.nanoTime() - start;
      Optional<String> location = response.headers().firstValue("Location");
      if (response.statusCode() / 100 != 3 || location.isEmpty()) {
        return new Answer(
            uri,
            response.statusCode(),
            response.headers(),
            response.body(),
            Duration.ofNanos(nanos));
      }
      uri = uri.resolve(location.get());
      body = Optional.empty();
      if (uri.toString().startsWith(clientApp.toString())) {
        return new Answer(
            uri, 0, HttpHeaders.of(Map.of(), (name, value) -> true), "", Duration.ofNanos(nanos));
      }
    }
    throw new AssertionError("more than " + MOST_REDIRECTS + " redirects from " + first);
  }

  private HttpResponse<String> exchange(URI uri, Optional<Body> body) {
    HttpRequest.Builder request = Http.request(uri);
    headers.forEach(request::header);
    String cookie = cookies.headerFor(uri.getPath());
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    body.ifPresent(
        form ->
            request
                .header("Content-Type", form.contentType())
                .POST(BodyPublishers.ofString(form.text())));
    HttpResponse<String> response = Http.send(request.build());
    cookies.take(response.headers().allValues("Set-Cookie"));
    return response;
  }
}
