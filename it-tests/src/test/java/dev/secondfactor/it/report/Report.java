package dev.secondfactor.it.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of a realm, by the admin API.
 *
 * @param realm the realm
 */
record Report(TestRealm realm) {

  /** The numbers. */
  JsonNode numbers() {
    return realm.admin().api().get(path(""));
  }

  /** The numbers of a method. */
  JsonNode method(String id) {
    return Json.children(numbers().path("methods")).stream()
        .filter(method -> method.path("method").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** A page. */
  JsonNode page(String query) {
    return realm.admin().api().get(path("/users?" + query));
  }

  /** All users, page by page. */
  List<JsonNode> all(String query) {
    List<JsonNode> users = new ArrayList<>();
    JsonNode page = page(query);
    users.addAll(Json.children(page.path("users")));
    while (page.has("next")) {
      page = page(query + "&after=" + page.path("next").asText());
      users.addAll(Json.children(page.path("users")));
    }
    return users;
  }

  /** The table. */
  List<String> table(String query) {
    Reply reply = attempt("/users.csv?" + query);
    return reply.body().lines().toList();
  }

  /** An answer, whatever it is. */
  Reply attempt(String relative) {
    return realm.admin().api().attempt("GET", path(relative), Json.object());
  }

  /** Its path. */
  String path(String relative) {
    return realm.admin().path("/second-factor/report" + relative);
  }
}
