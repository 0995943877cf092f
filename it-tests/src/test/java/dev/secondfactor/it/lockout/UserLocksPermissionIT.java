package dev.secondfactor.it.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.admin.Manager;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given somebody with a role who looks at the second factors of a user")
class UserLocksPermissionIT {

  @Test
  @DisplayName("permission: who may view users sees the state, and unlocks nobody")
  void viewer(TestRealm realm, KeycloakServer server) {
    GuessedUser alice = locked(realm);
    Manager viewer = Manager.with(realm, server, "view-users");

    assertThat(viewer.status("GET", alice.path(""))).isEqualTo(200);
    assertThat(unlock(viewer, alice.path(""))).isEqualTo(403);

    assertThat(alice.state()).isEqualTo("locked");
  }

  @Test
  @DisplayName("permission: who may manage users, and not reset second factors, unlocks nobody")
  void manager(TestRealm realm, KeycloakServer server) {
    GuessedUser alice = locked(realm);
    Manager manager = Manager.with(realm, server, "manage-users");

    assertThat(manager.status("GET", alice.path(""))).isEqualTo(200);
    assertThat(unlock(manager, alice.path(""))).isEqualTo(403);

    assertThat(alice.state()).isEqualTo("locked");
  }

  @Test
  @DisplayName("permission: the help desk, which manages no users, unlocks, but no administrator")
  void helpDesk(TestRealm realm, KeycloakServer server) {
    GuessedUser alice = locked(realm);
    GuessedUser chief = GuessedUser.enrolled(realm, "chief");
    chief.account().admin().giveManagementRole("view-events");
    Manager helpDesk = Manager.helpDesk(realm, server);

    assertThat(unlock(helpDesk, alice.path(""))).isEqualTo(204);
    assertThat(unlock(helpDesk, chief.path(""))).isEqualTo(403);

    assertThat(alice.state()).isEqualTo("open");
  }

  @Test
  @DisplayName("permission: who has all roles of the realm has that of the help desk")
  void realmAdmin(TestRealm realm, KeycloakServer server) {
    GuessedUser alice = locked(realm);

    assertThat(unlock(Manager.with(realm, server, "realm-admin"), alice.path(""))).isEqualTo(204);

    assertThat(alice.state()).isEqualTo("open");
  }

  @Test
  @DisplayName("permission: nobody else sees or unlocks, nor learns who there is")
  void others(TestRealm realm, Harness harness, KeycloakServer server) {
    GuessedUser alice = locked(realm);
    try (TestRealm other = TestRealm.create(harness, "neighbour", List.of("second-factor-totp"))) {
      Manager stranger = Manager.with(realm, server, "view-realm");
      Manager neighbour = Manager.with(other, server, "manage-users");
      Manager nobody = Manager.withToken(server, "no.such.token");

      for (String path : List.of(alice.path(""), alice.path("x"))) {
        expectRefused(stranger, path, 403);
        expectRefused(neighbour, path, 403);
        expectRefused(nobody, path, 401);
      }
    }
    assertThat(alice.state()).isEqualTo("locked");
  }

  private static void expectRefused(Manager caller, String path, int status) {
    assertThat(caller.status("GET", path)).isEqualTo(status);
    assertThat(unlock(caller, path)).isEqualTo(status);
  }

  private static int unlock(Manager caller, String path) {
    return caller
        .send("POST", path + "/unlock", BodyPublishers.ofString("{\"reason\": \"asked to\"}"))
        .statusCode();
  }

  private static GuessedUser locked(TestRealm realm) {
    GuessedUser alice = GuessedUser.enrolled(realm, "alice");
    alice.guess(0, 5);
    return alice;
  }
}
