package dev.secondfactor.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import java.util.Map;
import java.util.Optional;

/**
 * Test messages of a realm, by the admin API.
 *
 * @param realm the realm
 */
record SmsTest(TestRealm realm) {

  /** Asks for one. */
  Reply send(Map<String, ?> fields) {
    return send(Json.object(fields));
  }

  /** As the other, with any document. */
  Reply send(JsonNode document) {
    return realm
        .admin()
        .api()
        .attempt("POST", realm.admin().path("/second-factor/sms/test"), document);
  }

  /** Asks for one that is to be taken, and waits until its state is known. */
  JsonNode ended(Map<String, ?> fields) {
    Reply reply = send(fields);
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    return Waiting.forSome(
        "the end of a test message",
        () ->
            Optional.of(read(reply.createdId()))
                .filter(message -> !"queued".equals(message.path("state").asText())));
  }

  /** What is known of one. */
  JsonNode read(String id) {
    return realm.admin().api().get(path(id));
  }

  /** Its path. */
  String path(String id) {
    return realm.admin().path("/second-factor/sms/test/" + id);
  }
}
