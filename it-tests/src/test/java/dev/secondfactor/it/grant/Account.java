package dev.secondfactor.it.grant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import java.util.Map;

/**
 * An account, as its administrator sees and changes it.
 *
 * @param realm where it is
 * @param user whose it is
 */
record Account(TestRealm realm, TestUser user) {

  /** Wrong codes of a method in a row. */
  int failures(String method) {
    return method(method).path("failures").asInt();
  }

  /** Whether codes of a method are accepted: open, locked or disabled. */
  String state(String method) {
    return method(method).path("state").asText();
  }

  void newPassword(String password) {
    realm.keepSecret(password);
    realm
        .admin()
        .api()
        .put(
            realm.admin().path("/users/" + user.id() + "/reset-password"),
            Json.object(Map.of("type", "password", "value", password, "temporary", false)));
  }

  void disable() {
    user.admin().change(document -> document.put("enabled", false));
  }

  void signOutEverywhere() {
    realm.admin().api().post(realm.admin().path("/users/" + user.id() + "/logout"), Json.object());
  }

  /** A code that does for a second factor once. */
  String bypassCode() {
    Reply issued =
        realm
            .admin()
            .api()
            .attempt(
                "POST",
                realm.admin().path("/second-factor/users/" + user.id() + "/bypass-code"),
                Json.parse("{\"reason\": \"has called us\"}"));
    String code = issued.json().path("code").asText();
    realm.keepSecret(code);
    return code;
  }

  private JsonNode method(String id) {
    return Json.children(
            realm
                .admin()
                .api()
                .get(realm.admin().path("/second-factor/users/" + user.id()))
                .path("methods"))
        .stream()
        .filter(method -> method.path("method").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
