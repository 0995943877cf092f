package dev.secondfactor.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.admin.Manager;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given somebody with a role who asks for the report")
class ReportPermissionIT {

  private static final List<String> PATHS = List.of("", "/users", "/users.csv");

  @Test
  @DisplayName("permission: who may view all users sees it, and nobody else")
  void roles(TestRealm realm, Harness harness, KeycloakServer server) {
    Report report = new Report(realm);
    try (TestRealm other = TestRealm.create(harness, "neighbour", List.of("second-factor-totp"))) {
      Manager viewer = Manager.with(realm, server, "view-users");
      Manager searcher = Manager.with(realm, server, "query-users", "view-realm");
      Manager neighbour = Manager.with(other, server, "realm-admin");
      Manager nobody = Manager.withToken(server, "no.such.token");

      for (String path : PATHS) {
        assertThat(viewer.status("GET", report.path(path))).isEqualTo(200);
        assertThat(searcher.status("GET", report.path(path))).isEqualTo(403);
        assertThat(neighbour.status("GET", report.path(path))).isEqualTo(403);
        assertThat(nobody.status("GET", report.path(path))).isEqualTo(401);
      }
    }
  }
}
