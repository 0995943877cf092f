package dev.secondfactor.it.sentcode;

import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.pages.CodePage;
import java.net.URI;

/**
 * How far a message has come, as the page's script asks for it.
 *
 * @param uri the address that the page names
 */
public record DeliveryStatus(URI uri) {

  /** Of the message that the page shows. */
  public static DeliveryStatus of(CodePage page) {
    String path =
        page.page()
            .find("#kc-second-factor-status")
            .map(status -> status.attr("data-delivery-url"))
            .filter(url -> !url.isEmpty())
            .orElseThrow(() -> new AssertionError("no delivery to ask for in " + page.page()));
    return new DeliveryStatus(page.page().uri().resolve(path));
  }

  /** Its state now. */
  public String state() {
    return Json.parse(Http.send(Http.request(uri).build()).body()).path("state").asText();
  }

  /** Waits for a state. */
  public void await(String state) {
    Waiting.until("a message that is " + state, () -> state.equals(state()));
  }
}
