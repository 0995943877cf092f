package dev.secondfactor.it.harness.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One user by the admin API. */
public final class UserAdmin {

  private final RealmAdmin realm;
  private final String id;

  UserAdmin(RealmAdmin realm, String id) {
    this.realm = realm;
    this.id = id;
  }

  /** The account's data. */
  public ObjectNode document() {
    return (ObjectNode) realm.api().get(path(""));
  }

  /** Changes some of the account's data. */
  public void change(Consumer<ObjectNode> change) {
    ObjectNode document = document();
    change.accept(document);
    realm.api().put(path(""), document);
  }

  /** Removes the account. */
  public void delete() {
    realm.api().delete(path(""));
  }

  /** Makes the account an administrator of its realm with this role, such as view-realm. */
  public void giveManagementRole(String role) {
    String client =
        realm
            .api()
            .get(realm.path("/clients?clientId=realm-management"))
            .path(0)
            .path("id")
            .asText();
    JsonNode document = realm.api().get(realm.path("/clients/" + client + "/roles/" + role));
    realm.api().post(path("/role-mappings/clients/" + client), Json.tree(List.of(document)));
  }

  /** The stored credentials, as the administrator sees them. */
  public List<JsonNode> credentials() {
    return Json.children(realm.api().get(path("/credentials")));
  }

  /** The first stored credential of a type. */
  public Optional<JsonNode> credential(String type) {
    return credentials().stream()
        .filter(credential -> type.equals(credential.path("type").asText()))
        .findFirst();
  }

  /** Stores a credential as it would lie in the database, without its enrolment. */
  public void storeCredential(String type, JsonNode secretData, JsonNode credentialData) {
    storeCredential(type, "", secretData, credentialData);
  }

  /** As the other, with a label. */
  public void storeCredential(
      String type, String label, JsonNode secretData, JsonNode credentialData) {
    Map<String, String> credential =
        Map.of(
            "type",
            type,
            "userLabel",
            label,
            "secretData",
            secretData.toString(),
            "credentialData",
            credentialData.toString());
    change(user -> user.set("credentials", Json.tree(List.of(credential))));
  }

  /** Removes a credential. */
  public void deleteCredential(String credentialId) {
    realm.api().delete(path("/credentials/" + credentialId));
  }

  /** Makes a required action wait for the user's next login. */
  public void addRequiredAction(String action) {
    change(user -> user.withArray("requiredActions").add(action));
  }

  /** The required actions that wait. */
  public List<String> requiredActions() {
    return Json.children(document().path("requiredActions")).stream()
        .map(JsonNode::asText)
        .toList();
  }

  /** Keycloak's own counters of failed logins. */
  public JsonNode bruteForce() {
    return realm.api().get(realm.path("/attack-detection/brute-force/users/" + id));
  }

  /** Takes Keycloak's own lock away. */
  public void unlock() {
    realm.api().delete(realm.path("/attack-detection/brute-force/users/" + id));
  }

  /** Number of live sessions. */
  public int sessions() {
    return realm.api().get(path("/sessions")).size();
  }

  private String path(String relative) {
    return realm.path("/users/" + id + relative);
  }
}
