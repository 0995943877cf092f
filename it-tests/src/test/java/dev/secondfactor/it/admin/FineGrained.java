package dev.secondfactor.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.AdminApi;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import java.util.List;
import java.util.Map;

/** Keycloak's fine-grained permissions of administrators, in their second version. */
final class FineGrained {

  private FineGrained() {}

  /** Lets somebody view one user. */
  static void letView(TestRealm realm, String username, TestUser seen) {
    RealmAdmin admin = realm.admin();
    admin.change(settings -> settings.put("adminPermissionsEnabled", true));
    AdminApi api = admin.api();
    String client =
        api.get(admin.path("/clients?clientId=admin-permissions")).path(0).path("id").asText();
    String server = admin.path("/clients/" + client + "/authz/resource-server");
    String somebody =
        realm.users().stream()
            .filter(user -> user.username().contains(username))
            .findFirst()
            .orElseThrow()
            .id();
    JsonNode policy =
        api.post(
                server + "/policy/user",
                Json.object(Map.of("name", "somebody", "users", List.of(somebody))))
            .json();
    api.post(
        server + "/permission/scope",
        Json.object(
            Map.of(
                "name", "view one",
                "resourceType", "Users",
                "resources", List.of(seen.id()),
                "scopes", List.of("view"),
                "policies", List.of(policy.path("id").asText()))));
  }
}
