package dev.secondfactor.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** Calls of our resource for one user, by the administrator of all or by somebody else. */
record UserCalls(TestRealm realm, TestUser user) {

  /** What administrators see. */
  JsonNode view() {
    return realm.admin().api().get(path(""));
  }

  /** An operation with a body. */
  Reply post(String operation, String body) {
    return realm.admin().api().attempt("POST", path("/" + operation), Json.parse(body));
  }

  /** An operation without a body. */
  Reply delete(String operation) {
    return realm.admin().api().attempt("DELETE", path("/" + operation), Json.object());
  }

  /** The status of an operation with a body, by somebody. */
  int status(Manager caller, String operation, String body) {
    return caller.send("POST", path("/" + operation), BodyPublishers.ofString(body)).statusCode();
  }

  /** The path of an operation. */
  String path(String relative) {
    return realm.admin().path("/second-factor/users/" + user.id() + relative);
  }

  /** The administrators' events of a kind for this user. */
  List<JsonNode> events(String type) {
    return realm.admin().adminEvents().stream()
        .filter(event -> event.path("resourceType").asText().equals(type))
        .filter(event -> event.path("resourcePath").asText().contains(user.id()))
        .toList();
  }
}
