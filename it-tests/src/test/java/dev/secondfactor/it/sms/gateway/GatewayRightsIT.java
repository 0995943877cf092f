package dev.secondfactor.it.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.admin.Manager;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given administrators with different rights")
class GatewayRightsIT {

  @Test
  @DisplayName("who may view the realm reads the gateways and changes none")
  void viewer(TestRealm realm, KeycloakServer server) {
    Manager viewer = Manager.with(realm, server, "view-realm");

    assertThat(reads(realm, viewer)).containsOnly(200);
    assertThat(changes(realm, viewer)).containsOnly(403);
  }

  @Test
  @DisplayName("who may manage the realm does all of it")
  void manager(TestRealm realm, KeycloakServer server) {
    Manager manager = Manager.with(realm, server, "manage-realm");

    assertThat(reads(realm, manager)).containsOnly(200);
    assertThat(changes(realm, manager)).containsExactly(201, 200, 200, 204);
  }

  @Test
  @DisplayName("who may do anything else does neither, and learns of no gateway")
  void stranger(TestRealm realm, KeycloakServer server) {
    Manager stranger =
        Manager.with(realm, server, "manage-users", "manage-clients", "reset-second-factor");

    assertThat(reads(realm, stranger)).containsOnly(403);
    assertThat(changes(realm, stranger)).containsOnly(403);
    assertThat(stranger.status("DELETE", new Gateways(realm).path("/none"))).isEqualTo(403);
    assertThat(stranger.status("GET", new Gateways(realm).path("/none"))).isEqualTo(403);
  }

  @Test
  @DisplayName("nobody at all does neither")
  void nobody(TestRealm realm, KeycloakServer server) {
    Manager nobody = Manager.withToken(server, "no.such.token");

    assertThat(reads(realm, nobody)).containsOnly(401);
    assertThat(changes(realm, nobody)).containsOnly(401);
  }

  @Test
  @DisplayName("who manages another realm does neither")
  void other(TestRealm realm, KeycloakServer server, Harness harness) {
    try (TestRealm another =
        TestRealm.create(harness, "other-realm", List.of("second-factor-totp"))) {
      Manager manager = Manager.with(another, server, "manage-realm");

      assertThat(reads(realm, manager)).containsOnly(403);
      assertThat(changes(realm, manager)).containsOnly(403);
    }
  }

  private static List<Integer> reads(TestRealm realm, Manager caller) {
    Gateways gateways = new Gateways(realm);
    realm.sms();
    String id = gateways.ids().get(0);
    return List.of(
        caller.status("GET", gateways.path("")),
        caller.status("GET", gateways.path("/kinds")),
        caller.status("GET", gateways.path("/" + id)));
  }

  /** One of each kind; what is refused has changed nothing. */
  private static List<Integer> changes(TestRealm realm, Manager caller) {
    Gateways gateways = new Gateways(realm);
    if (gateways.all().size() < 2) {
      gateways.add("two", realm.twilioAccount(), Map.of());
    }
    List<String> ids = gateways.ids();
    List<JsonNode> before = gateways.all();
    JsonNode added =
        Json.tree(
            Map.of(
                "name",
                "three",
                "kind",
                TestRealm.TWILIO,
                "settings",
                realm.twilioAccount().gatewaySettings()));
    int post = send(caller, "POST", gateways.path(""), added);
    int patch =
        send(caller, "PATCH", gateways.path("/" + ids.get(0)), Json.object(Map.of("name", "x")));
    List<String> reverse =
        post == 201
            ? List.of(gateways.ids().get(2), ids.get(1), ids.get(0))
            : List.of(ids.get(1), ids.get(0));
    int put = send(caller, "PUT", gateways.path("/order"), Json.tree(Map.of("ids", reverse)));
    int delete = caller.status("DELETE", gateways.path("/" + ids.get(0)));
    if (post != 201) {
      assertThat(gateways.all()).isEqualTo(before);
    }
    return List.of(post, patch, put, delete);
  }

  private static int send(Manager caller, String method, String path, JsonNode body) {
    return caller.send(method, path, BodyPublishers.ofString(body.toString())).statusCode();
  }
}
