package dev.secondfactor.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@Tag("standard")
@DisplayName("Given every operation that the description of our resource has")
class EveryOperationIT {

  private List<Operation> operations = List.of();

  @BeforeEach
  void read(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp();
    operations = Operation.all(realm, alice);
  }

  @Test
  @DisplayName("ASVS 8.2.1: without a token, and with none of the server's, it is refused")
  void nobody(KeycloakServer server) {
    expect(Manager.withToken(server, "no.such.token"), operations, 401);
  }

  @Test
  @DisplayName("ASVS 8.2.1: a user without a role is refused, whatever the request says")
  void user(TestRealm realm, KeycloakServer server) {
    expect(Manager.with(realm, server), operations, 403);
  }

  @Test
  @DisplayName("ASVS 8.2.1: who may read all of the realm changes nothing")
  void viewer(TestRealm realm, KeycloakServer server) {
    Manager viewer =
        Manager.with(realm, server, "view-realm", "view-users", "view-events", "view-clients");

    expect(viewer, operations.stream().filter(each -> !each.method().equals("GET")).toList(), 403);
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE)).isEmpty();
  }

  private static void expect(Manager caller, List<Operation> operations, int status) {
    assertThat(operations)
        .allSatisfy(each -> assertThat(each.by(caller).statusCode()).isEqualTo(status));
  }
}
