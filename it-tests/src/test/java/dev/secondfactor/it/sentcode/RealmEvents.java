package dev.secondfactor.it.sentcode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.realm.TestRealm;
import java.util.List;

/**
 * What happened in a realm, as its administrator reads it.
 *
 * @param realm the realm
 */
public record RealmEvents(TestRealm realm) {

  /** Codes that were compared and found wrong. */
  public List<JsonNode> wrongCodes() {
    return errors("LOGIN_ERROR", "invalid_user_credentials").stream()
        .filter(event -> event.path("details").has("second_factor_method"))
        .toList();
  }

  /** The events of a type with an error. */
  public List<JsonNode> errors(String type, String error) {
    return of(type).stream().filter(event -> error.equals(event.path("error").asText())).toList();
  }

  /** The events of a type, newest first. */
  public List<JsonNode> of(String type) {
    return realm.admin().events(type);
  }
}
