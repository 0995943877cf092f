package dev.secondfactor.it.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import java.net.URI;
import java.util.Optional;

/**
 * MailDev, by its REST interface.
 *
 * @param url of its pages
 */
record MailCatcher(URI url) {

  /** Waits for a mail with a code to an address, and reads it. */
  String code(String address) {
    return Waiting.forSome("a code to " + address, () -> find(address));
  }

  private Optional<String> find(String address) {
    JsonNode mails = Json.parse(Http.send(Http.request(url.resolve("/email")).build()).body());
    return Json.children(mails).stream()
        .filter(mail -> mail.path("to").findValuesAsText("address").contains(address))
        .flatMap(mail -> Codes.find(mail.path("text").asText()).stream())
        .findFirst();
  }
}
