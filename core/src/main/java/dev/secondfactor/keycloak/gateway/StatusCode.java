package dev.secondfactor.keycloak.gateway;

import java.util.Map;
import java.util.Optional;

/** The code of an answer that has none of its own: its HTTP status. */
public final class StatusCode {

  private static final String PREFIX = "HTTP ";
  private static final String MOVED =
      "the gateway is somewhere else, and redirections are not followed";

  private static final Map<String, String> WORDS =
      Map.of(
          of(301), MOVED,
          of(302), MOVED,
          of(307), MOVED,
          of(308), MOVED,
          of(401), "the gateway does not know the keys",
          of(403), "the keys do not allow this",
          of(404), "there is nothing at this URL",
          of(HttpOutcome.TOO_MANY_REQUESTS), "too many requests",
          of(HttpOutcome.SERVICE_UNAVAILABLE), "the gateway is down or overloaded");

  private StatusCode() {}

  /** The code of a status. */
  public static String of(int status) {
    return PREFIX + status;
  }

  /** What a code means, in a few words for operators; an empty one is that of no answer. */
  public static Optional<String> explain(String code) {
    if (code.isEmpty()) {
      return Optional.of("no connection to the gateway");
    }
    return Optional.of(WORDS.getOrDefault(code, "the gateway has refused the request"))
        .filter(words -> code.startsWith(PREFIX));
  }
}
