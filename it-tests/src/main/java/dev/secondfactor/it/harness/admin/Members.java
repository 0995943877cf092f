package dev.secondfactor.it.harness.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestUser;
import java.util.List;
import java.util.Map;

/** Groups and roles of a realm, and who is in them. */
public final class Members {

  private final RealmAdmin realm;

  /** Those of a realm. */
  public Members(RealmAdmin realm) {
    this.realm = realm;
  }

  /** Makes a group at the top and tells its id. */
  public String group(String name) {
    return realm.api().post(realm.path("/groups"), Json.object(Map.of("name", name))).createdId();
  }

  /** Makes a group below another one and tells its id. */
  public String groupBelow(String parentId, String name) {
    return realm
        .api()
        .post(realm.path("/groups/" + parentId + "/children"), Json.object(Map.of("name", name)))
        .createdId();
  }

  /** Puts somebody into a group. */
  public void join(TestUser user, String groupId) {
    realm.api().put(realm.path("/users/" + user.id() + "/groups/" + groupId), Json.object());
  }

  /** Gives somebody a role of the realm; it is made when it is not there. */
  public void giveRole(TestUser user, String role) {
    realm.api().attempt("POST", realm.path("/roles"), Json.object(Map.of("name", role)));
    JsonNode document = realm.api().get(realm.path("/roles/" + role));
    realm
        .api()
        .post(
            realm.path("/users/" + user.id() + "/role-mappings/realm"),
            Json.tree(List.of(document)));
  }
}
