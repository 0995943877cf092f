package dev.secondfactor.it.harness.login;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The cookies of one user agent. Path and lifetime are kept as far as Keycloak uses them; the
 * server's host is the only one.
 */
final class CookieJar {

  private record Cookie(String name, String value, String path, String header) {}

  private final Map<String, Cookie> cookies = new LinkedHashMap<>();

  synchronized void take(List<String> setCookieHeaders) {
    setCookieHeaders.forEach(this::take);
  }

  synchronized String headerFor(String path) {
    return cookies.values().stream()
        .filter(cookie -> path.startsWith(cookie.path()))
        .map(cookie -> cookie.name() + "=" + cookie.value())
        .collect(Collectors.joining("; "));
  }

  synchronized CookieJar copy() {
    CookieJar copy = new CookieJar();
    copy.cookies.putAll(cookies);
    return copy;
  }

  /** Another one with the cookies alone whose names begin so. */
  synchronized CookieJar only(String prefix) {
    CookieJar copy = copy();
    copy.cookies.values().removeIf(cookie -> !cookie.name().startsWith(prefix));
    return copy;
  }

  /** The cookies whose names begin so, as they came: with all that a header says of them. */
  synchronized List<String> headers(String prefix) {
    return cookies.values().stream()
        .filter(cookie -> cookie.name().startsWith(prefix))
        .map(Cookie::header)
        .toList();
  }

  synchronized String value(String name) {
    return cookies.values().stream()
        .filter(cookie -> cookie.name().equals(name))
        .map(Cookie::value)
        .findFirst()
        .orElse("");
  }

  private void take(String header) {
    String[] parts = header.split(";");
    int equals = parts[0].indexOf('=');
    String name = parts[0].substring(0, equals).strip();
    String value = parts[0].substring(equals + 1).strip();
    String path = attribute(parts, "path", "/");
    String key = name + " " + path;
    if (attribute(parts, "max-age", "1").equals("0")) {
      cookies.remove(key);
    } else {
      cookies.put(key, new Cookie(name, value, path, header));
    }
  }

  private static String attribute(String[] parts, String name, String otherwise) {
    for (String part : parts) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length == 2 && pair[0].equalsIgnoreCase(name)) {
        return pair[1];
      }
    }
    return otherwise;
  }
}
