package dev.secondfactor.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.AdminApi;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given the permission to reset second factors")
class ResetRoleIT {

  private static final String ROLE = "reset-second-factor";

  @Test
  @Tag("smoke")
  @DisplayName("C8: a new realm has it as a role, and its administrators of all have it")
  void newRealm(TestRealm realm) {
    AdminApi api = realm.admin().api();

    assertThat(roles(api, realm.name(), "realm-management")).contains(ROLE);
    assertThat(composites(api, realm.name(), "realm-management", "realm-admin")).contains(ROLE);
    assertThat(roles(api, "master", realm.name() + "-realm")).contains(ROLE);
  }

  @Test
  @DisplayName("C8: a realm that was there before the server started has it, too")
  void oldRealm(KeycloakServer server) {
    assertThat(roles(server.admin(), "master", "master-realm")).contains(ROLE);
    assertThat(
            names(server.admin().get("/admin/realms/master/roles/admin/composites")).stream()
                .filter(ROLE::equals)
                .count())
        .isPositive();
  }

  private static List<String> roles(AdminApi api, String realm, String client) {
    return names(api.get(path(api, realm, client) + "/roles"));
  }

  private static List<String> composites(AdminApi api, String realm, String client, String role) {
    return names(api.get(path(api, realm, client) + "/roles/" + role + "/composites"));
  }

  private static String path(AdminApi api, String realm, String client) {
    String clients = "/admin/realms/" + realm + "/clients";
    JsonNode found = api.get(clients + "?clientId=" + client);
    return clients + "/" + found.path(0).path("id").asText();
  }

  private static List<String> names(JsonNode roles) {
    return Json.children(roles).stream().map(role -> role.path("name").asText()).toList();
  }
}
