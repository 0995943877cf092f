package dev.secondfactor.themes;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The pages in their states, rendered. */
final class Pages {

  static final String CODE_PAGE = "second-factor-code.ftl";
  static final String ADDRESS_PAGE = "second-factor-email-address.ftl";

  static final Map<String, Object> OPEN =
      Map.of(
          "method", "email-otp",
          "purpose", "login",
          "destination", "a•••@e•••.com",
          "state", "open",
          "codeLength", 6,
          "expiresInSeconds", 299L,
          "canResend", true,
          "resendInSeconds", 30L,
          "deliveryState", "sent");
  static final Map<String, Object> CLOSED =
      Map.of(
          "purpose", "login",
          "destination", "a•••@e•••.com",
          "state", "closed",
          "canResend", true,
          "resendInSeconds", 0L);
  static final Map<String, Object> LOCKED =
      Map.of("purpose", "login", "state", "locked", "canResend", false, "lockedForSeconds", 290L);

  private Pages() {}

  static Document page(Map<String, Object> state) {
    return page(new Rendering("en"), CODE_PAGE, state);
  }

  static Document page(Rendering rendering, String template, Map<String, Object> state) {
    return Jsoup.parse(rendering.with("secondFactor", state).render(template));
  }

  static Map<String, Object> and(Map<String, Object> state, String name, Object value) {
    var changed = new HashMap<>(state);
    changed.put(name, value);
    return changed;
  }
}
