package dev.secondfactor.it.flow.made;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.admin.Manager;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given an administrator who makes flows by REST")
class FlowMakerIT {

  private static final String BEFORE = "browser with second factor";
  private static final String RESET =
      "{\"kind\": \"reset-credentials\", \"methods\": [\"totp\", \"recovery-codes\"], \"bind\": true}";
  private static final String GRANT =
      "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"],"
          + " \"condition\": {\"type\": \"configured\"}, \"bind\": true}";

  @ParameterizedTest(
      name = "C13: Keycloak''s own flows stay as they are, and an undo leaves nothing: {0}")
  @ValueSource(
      strings = {
        "browser",
        "reset-credentials",
        "direct-grant",
        "admin-console",
        "first-broker-login"
      })
  @Tag("smoke")
  void untouched(String kind, TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    JsonNode before = flows.of(kind);
    List<JsonNode> own = flows.exported(true);
    List<JsonNode> others = flows.exported(false);
    List<JsonNode> configs = flows.configs();

    flows.made(body(kind));
    assertThat(flows.exported(true)).isEqualTo(own);
    assertThat(flows.of(kind).path("bound").asText()).isEqualTo("second-factor " + kind);
    assertThat(flows.of(kind).path("undo").asText()).isEqualTo(before.path("bound").asText());
    assertThat(flows.found(kind)).isEmpty();

    assertThat(flows.undo(kind).status()).isEqualTo(204);
    assertThat(flows.of(kind)).isEqualTo(before);
    assertThat(flows.exported(true)).isEqualTo(own);
    assertThat(flows.exported(false)).isEqualTo(others);
    assertThat(flows.configs()).isEqualTo(configs);
    assertThat(realm.admin().settings().path("attributes").toString())
        .doesNotContain("second-factor.flow");
    assertThat(flows.undo(kind).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("D7: amr is mapped while there is a made flow, by one mapper, if there was none")
  void mapper(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    assertThat(mappers(realm)).isEmpty();

    flows.made(body("browser"));
    flows.made(body("direct-grant"));
    assertThat(mappers(realm)).hasSize(1);
    flows.undo("browser");
    assertThat(mappers(realm)).hasSize(1);
    flows.undo("direct-grant");
    assertThat(mappers(realm)).isEmpty();
    assertThat(realm.admin().settings().path("attributes").toString()).doesNotContain("amr");

    realm
        .admin()
        .api()
        .post(
            realm.admin().path("/client-scopes/" + acr(realm).path("id").asText())
                + "/protocol-mappers/models",
            Json.object(
                Map.of(
                    "name",
                    "theirs",
                    "protocol",
                    "openid-connect",
                    "protocolMapper",
                    "oidc-amr-mapper")));
    flows.made(body("browser"));
    assertThat(mappers(realm)).hasSize(1);
    flows.undo("browser");
    assertThat(mappers(realm)).hasSize(1);
  }

  private static List<JsonNode> mappers(TestRealm realm) {
    return Json.children(acr(realm).path("protocolMappers")).stream()
        .filter(mapper -> mapper.path("protocolMapper").asText().equals("oidc-amr-mapper"))
        .toList();
  }

  private static JsonNode acr(TestRealm realm) {
    return Json.children(realm.admin().api().get(realm.admin().path("/client-scopes"))).stream()
        .filter(scope -> scope.path("name").asText().equals("acr"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("C13: a flow that is not bound changes nothing until it is, and that is once")
  void bindLater(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    assertThat(flows.bind("browser").status()).isEqualTo(404);

    JsonNode made =
        flows.made(
            "{\"kind\": \"browser\", \"methods\": [\"totp\", \"email-otp\", \"recovery-codes\"],"
                + " \"condition\": {\"type\": \"everyone\"}, \"alias\": \"ours\"}");

    assertThat(made.path("bound").asText()).isEqualTo(BEFORE);
    assertThat(made.path("made").path("bound").asBoolean()).isFalse();
    assertThat(made.path("made").path("condition").toString()).isEqualTo("{\"type\":\"everyone\"}");
    assertThat(made.has("undo")).isFalse();

    assertThat(flows.bind("browser").json().path("bound").asText()).isEqualTo("ours");
    assertThat(flows.bind("browser").json().path("undo").asText()).isEqualTo(BEFORE);
    assertThat(flows.undo("browser").status()).isEqualTo(204);
    assertThat(realm.admin().settings().path("browserFlow").asText()).isEqualTo(BEFORE);
    assertThat(flows.names()).noneMatch(name -> name.startsWith("ours"));
  }

  @Test
  @DisplayName("C13: when something else was bound meanwhile, an undo leaves it bound")
  void boundMeanwhile(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    flows.made(body("browser"));
    realm.admin().flows().bindToBrowser("browser");
    assertThat(flows.of("browser").has("undo")).isFalse();

    assertThat(flows.undo("browser").status()).isEqualTo(204);

    assertThat(flows.of("browser").path("bound").asText()).isEqualTo("browser");
  }

  @Test
  @DisplayName("C13: when the flow before is gone, an undo binds Keycloak's own")
  void beforeIsGone(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    flows.made(body("browser"));
    realm.admin().api().delete(realm.admin().path("/authentication/flows/" + id(realm, BEFORE)));
    assertThat(flows.of("browser").path("undo").asText()).isEqualTo("browser");

    assertThat(flows.undo("browser").status()).isEqualTo(204);

    assertThat(flows.of("browser").path("bound").asText()).isEqualTo("browser");
  }

  @Test
  @DisplayName("C13: an undo is refused while a client has the flow, and names the client")
  void clientHasIt(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    flows.made(body("browser"));
    override(realm, id(realm, "second-factor browser"));

    Reply refused = flows.undo("browser");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.errorMessage()).contains(TestRealm.CLIENT);
    assertThat(flows.of("browser").path("made").path("bound").asBoolean()).isTrue();
    override(realm, "");
    assertThat(flows.undo("browser").status()).isEqualTo(204);
  }

  @Test
  @DisplayName("C13: one of a kind is made, and a name that is taken is not taken again")
  void taken(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    List<String> names = flows.names();

    Reply taken =
        flows.make(body("browser").replace("{\"kind\"", "{\"alias\": \"registration\", \"kind\""));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.errorMessage()).contains("registration");
    realm.admin().flows().create("second-factor browser methods");
    assertThat(flows.make(FlowCalls.browser("{\"type\": \"everyone\"}")).status()).isEqualTo(409);
    assertThat(flows.names()).hasSize(names.size() + 1);
    assertThat(flows.of("browser").has("made")).isFalse();
    realm
        .admin()
        .api()
        .delete(
            realm
                .admin()
                .path("/authentication/flows/" + id(realm, "second-factor browser methods")));

    flows.made(body("browser"));
    Reply again =
        flows.make(body("browser").replace("{\"kind\"", "{\"alias\": \"another\", \"kind\""));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.errorMessage()).contains("second-factor browser");
  }

  @ParameterizedTest(name = "C13: {0} is refused for {1}, and nothing is made")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"kind\": \"registration\", \"methods\": [\"totp\"]}|kind",
        "{\"methods\": [\"totp\"]}|kind",
        "{\"kind\": \"browser\"}|methods",
        "{\"kind\": \"browser\", \"methods\": [\"totp\"]}|methods",
        "{\"kind\": \"browser\", \"methods\": [\"totp\", \"email-otp\", \"recovery-codes\", \"fax\"]}|methods",
        "{\"kind\": \"reset-credentials\", \"methods\": [\"recovery-codes\"]}|methods",
        "{\"kind\": \"reset-credentials\", \"methods\": [\"totp\"], \"condition\": {\"type\": \"everyone\"}}|condition.type",
        "{\"kind\": \"direct-grant\", \"methods\": [\"recovery-codes\"]}|methods",
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"condition\": {\"type\": \"role\", \"role\": \"nobody\"}}|condition.role",
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"condition\": {\"type\": \"group\", \"group\": \"/nobody\"}}|condition.group",
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"condition\": {\"type\": \"group\"}}|condition.group",
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"condition\": {\"type\": \"everyone\", \"role\": \"x\"}}|condition.role",
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"condition\": \"everyone\"}|condition",
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"condition\": {}}|condition.type",
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"condition\": {\"type\": \"network\", \"networks\": [\"10.0.0.1/8\"]}}|condition.networks",
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"condition\": {\"type\": \"network\"}}|condition.networks",
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"alias\": \"a/b\"}|alias",
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"bind\": \"yes\"}|bind",
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\"], \"bound\": true}|body",
      })
  void refused(String body, String field, TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    List<String> names = flows.names();

    Reply reply = flows.make(body);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
    assertThat(reply.json().path("errors").findValuesAsText("field")).contains(field);
    assertThat(flows.names()).isEqualTo(names);
  }

  @Test
  @DisplayName(
      "C13: a method that the policy does not enable is refused, and one that it enables is needed")
  void policy(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    realm
        .admin()
        .api()
        .attempt(
            "PATCH",
            realm.admin().path("/second-factor/policy"),
            Json.parse("{\"methods\": [\"totp\"]}"));

    Reply reply = flows.make(body("browser"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("errors").findValuesAsText("value"))
        .containsExactly("recovery-codes", "email-otp");

    flows.made(
        "{\"kind\": \"browser\", \"methods\": [\"totp\"], \"condition\": {\"type\": \"configured\"},"
            + " \"bind\": true}");
    assertThat(flows.found("browser")).isEmpty();
  }

  @ParameterizedTest(
      name = "C13: of calls at the same moment one makes the flow, and no half is left: {0}")
  @ValueSource(strings = {"browser", "reset-credentials", "direct-grant"})
  @ExpectedInLog("HHH000327")
  void race(String kind, TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    List<String> before = flows.names();

    List<Reply> made =
        Race.of(
            4,
            i ->
                () ->
                    flows.make(
                        body(kind)
                            .replace("{\"kind\"", "{\"alias\": \"ours " + i + "\", \"kind\"")));

    assertThat(made).extracting(Reply::status).containsOnlyOnce(201).containsOnly(201, 409);
    String alias = flows.of(kind).path("made").path("alias").asText();
    assertThat(flows.of(kind).path("bound").asText()).isEqualTo(alias);
    assertThat(flows.names())
        .filteredOn(name -> !before.contains(name))
        .isNotEmpty()
        .allMatch(name -> name.startsWith(alias));

    List<Reply> undone = Race.of(4, i -> () -> flows.undo(kind));
    assertThat(undone).extracting(Reply::status).containsOnlyOnce(204).isSubsetOf(204, 404, 409);
    assertThat(flows.names()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  @DisplayName("permission: who may view the realm sees the flows, who may manage it changes them")
  void permission(TestRealm realm, KeycloakServer server) {
    FlowCalls flows = new FlowCalls(realm);
    Manager viewer = Manager.with(realm, server, "view-realm");
    Manager stranger = Manager.with(realm, server, "view-users", "reset-second-factor");
    Manager manager = Manager.with(realm, server, "manage-realm");

    assertThat(viewer.status("GET", flows.path(""))).isEqualTo(200);
    assertThat(stranger.status("GET", flows.path(""))).isEqualTo(403);
    assertThat(status(viewer, "POST", flows.path(""), body("browser"))).isEqualTo(403);
    assertThat(status(manager, "POST", flows.path(""), body("browser"))).isEqualTo(201);
    assertThat(status(viewer, "POST", flows.path("/browser/bind"), "{}")).isEqualTo(403);
    assertThat(viewer.status("DELETE", flows.path("/browser"))).isEqualTo(403);
    assertThat(stranger.status("DELETE", flows.path("/browser"))).isEqualTo(403);
    assertThat(Manager.withToken(server, "no.such.token").status("GET", flows.path("")))
        .isEqualTo(401);
    assertThat(flows.of("browser").path("made").path("bound").asBoolean()).isTrue();
    assertThat(manager.status("DELETE", flows.path("/browser"))).isEqualTo(204);
  }

  @Test
  @DisplayName("C10: each change is in the administrators' events, with its reason")
  void events(TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    flows.made(body("browser").replace("\"bind\": true", "\"reason\": \"as agreed\""));
    realm
        .admin()
        .api()
        .attempt("POST", flows.path("/browser/bind"), Json.object(Map.of("reason", "since today")));
    flows.bind("browser");
    assertThat(
            realm
                .admin()
                .api()
                .attempt("DELETE", flows.path("/browser?reason=a%0Ab"), Json.object())
                .status())
        .isEqualTo(400);
    realm.admin().api().attempt("DELETE", flows.path("/browser?reason=too+early"), Json.object());

    assertThat(realm.admin().adminEvents())
        .filteredOn(event -> event.path("resourceType").asText().equals("SECOND_FACTOR_FLOW"))
        .extracting(
            event ->
                event.path("operationType").asText()
                    + " "
                    + event.path("resourcePath").asText()
                    + " "
                    + event.path("details").path("reason").asText())
        .containsExactly(
            "DELETE second-factor/flows/browser too early",
            "UPDATE second-factor/flows/browser since today",
            "CREATE second-factor/flows/browser as agreed");
  }

  private static String body(String kind) {
    return switch (kind) {
      case "reset-credentials" -> RESET;
      case "direct-grant" -> GRANT;
      case "first-broker-login" -> RESET.replace("reset-credentials", kind);
      default -> FlowCalls.browser("{\"type\": \"configured\"}").replace("browser", kind);
    };
  }

  private static int status(Manager manager, String method, String path, String body) {
    return manager.send(method, path, BodyPublishers.ofString(body)).statusCode();
  }

  private static String id(TestRealm realm, String alias) {
    return Json.children(realm.admin().api().get(realm.admin().path("/authentication/flows")))
        .stream()
        .filter(flow -> flow.path("alias").asText().equals(alias))
        .map(flow -> flow.path("id").asText())
        .findFirst()
        .orElseThrow();
  }

  private static void override(TestRealm realm, String flow) {
    String path = realm.admin().path("/clients");
    ObjectNode client =
        (ObjectNode) realm.admin().api().get(path + "?clientId=" + TestRealm.CLIENT).path(0);
    client.set("authenticationFlowBindingOverrides", Json.object(Map.of("browser", flow)));
    realm.admin().api().put(path + "/" + client.path("id").asText(), client);
  }
}
