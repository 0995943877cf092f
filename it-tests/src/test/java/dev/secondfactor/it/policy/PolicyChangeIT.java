package dev.secondfactor.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.admin.Manager;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest(secondFactors = "second-factor-email-otp")
@DisplayName("Given an administrator who changes the policy by REST")
class PolicyChangeIT {

  @Test
  @Tag("smoke")
  @DisplayName("C3: what is changed is in force at once, and what is not named stays as it is")
  void change(TestRealm realm, Inbox inbox) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();

    patch(
        realm, "{\"codeLength\": 8, \"resendWaits\": [30, 60], \"recoveryCodesAfterTotp\": false}");
    JsonNode policy =
        patch(realm, "{\"codeLifetime\": \"120\", \"methods\": [\"email-otp\", \"totp\"]}").json();

    assertThat(policy.path("codeLength").asInt()).isEqualTo(8);
    assertThat(policy.path("codeLifetime").asInt()).isEqualTo(120);
    assertThat(policy.path("resendWaits").toString()).isEqualTo("[30,60]");
    assertThat(policy.path("recoveryCodesAfterTotp").asBoolean()).isFalse();
    assertThat(policy.path("methods").toString()).isEqualTo("[\"email-otp\",\"totp\"]");
    assertThat(realm.admin().secondFactorPolicy()).isEqualTo(policy);
    CodePage page = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    String code = inbox.code(alice.email());
    assertThat(code).hasSize(8);
    assertThat(page.enter(code).isSignedIn()).isTrue();
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE)).hasSize(1);
  }

  @Test
  @DisplayName("C3: null is the default of a setting, and the defaults are those of a preset")
  void defaults(TestRealm realm) {
    patch(realm, "{\"codeLength\": 8, \"maxFailures\": 3, \"senderName\": \"Codes\"}");

    JsonNode one = patch(realm, "{\"codeLength\": null}").json();
    assertThat(one.path("codeLength").asInt()).isEqualTo(6);
    assertThat(one.path("maxFailures").asInt()).isEqualTo(3);
    assertThat(one.path("senderName").asText()).isEqualTo("Codes");
    JsonNode all = send(realm, "POST", "/defaults", "{\"preset\": \"nist-aal2\"}").json();
    assertThat(all.path("preset").asText()).isEqualTo("nist-aal2");
    assertThat(all.path("maxFailures").asInt()).isEqualTo(5);
    assertThat(all.path("senderName").isNull()).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1} is to blame")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"codeLength": 3}                                           | codeLength
          {"codeLength": 6.5}                                         | codeLength
          {"codeLength": {"a": 1}}                                    | codeLength
          {"codeLength": [6, 7]}                                      | codeLength
          {"codeLifetime": "soon", "codeLength": 8}                   | codeLifetime
          {"methods": ["recovery-codes"]}                             | methods
          {"preset": "nist-aal2", "primaryMethod": "email-otp"}       | primaryMethod
          {"recoveryCodesViewable": true}                             | recoveryCodesViewable
          {"who": "group"}                                            | whoGroup
          {"who": "role", "whoGroup": "/staff"}                       | whoRole
          {"whoGroup": "staff"}                                       | whoGroup
          {"who": "attribute", "whoAttribute": "=a"}                  | whoAttribute
          {"codelength": 8}                                           | body
          {"codeLength": 8, "reason": 1}                              | reason
          {"senderMailboxPassword": ["a", {"b": "c"}]}                | senderMailboxPassword
          """)
  @DisplayName("a bad field is named with what is allowed, and nothing is changed")
  void badFields(String body, String field, TestRealm realm) {
    JsonNode before = realm.admin().secondFactorPolicy();

    Reply reply = patch(realm, body);

    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(Json.children(reply.json().path("errors")))
        .extracting(error -> error.path("field").asText())
        .containsExactly(field);
    assertThat(reply.json().path("errors").path(0).path("allowed").asText()).isNotEmpty();
    assertThat(realm.admin().secondFactorPolicy()).isEqualTo(before);
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE)).isEmpty();
  }

  @Test
  @DisplayName("a request without a body changes nothing")
  void noBody(TestRealm realm, KeycloakServer server) {
    Manager manager = Manager.with(realm, server, "manage-realm");

    assertThat(manager.status("PATCH", path(realm, ""))).isEqualTo(400);
    assertThat(manager.status("POST", path(realm, "/defaults"))).isEqualTo(400);
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE)).isEmpty();
  }

  @Test
  @DisplayName("first changes at the same moment make one policy, and who comes too late is told")
  void race(TestRealm realm) {
    List<String> fields = List.of("maxFailures", "codeLength", "guessesPerCode", "recoveryCodes");

    List<Reply> replies =
        Race.of(fields.size(), i -> () -> patch(realm, "{\"" + fields.get(i) + "\": 7}"));

    assertThat(replies).extracting(Reply::status).contains(200).containsOnly(200, 409);
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE)).hasSize(1);
  }

  @RepeatedTest(3)
  @DisplayName("of later changes at the same moment none is lost: who comes too late is told")
  void laterRace(TestRealm realm) {
    patch(realm, "{\"senderName\": \"Codes\"}");
    List<String> fields = List.of("maxFailures", "codeLength", "guessesPerCode", "recoveryCodes");

    List<Reply> replies =
        Race.of(fields.size(), i -> () -> patch(realm, "{\"" + fields.get(i) + "\": 7}"));

    assertThat(replies).extracting(Reply::status).contains(200).containsOnly(200, 409);
    JsonNode policy = realm.admin().secondFactorPolicy();
    for (int i = 0; i < fields.size(); i++) {
      if (replies.get(i).status() == 200) {
        assertThat(policy.path(fields.get(i)).asInt()).as(fields.get(i)).isEqualTo(7);
      }
    }
  }

  @Test
  @DisplayName("C10: the event names what has changed, and there is none when nothing has")
  void changedNames(TestRealm realm) {
    realm
        .admin()
        .change(
            settings ->
                settings.put("adminEventsEnabled", true).put("adminEventsDetailsEnabled", true));
    assertThat(patch(realm, "{\"reason\": \"nothing\"}").status()).isEqualTo(200);
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE)).isEmpty();
    patch(realm, "{\"codeLength\": 8, \"maxFailures\": 4}");
    patch(realm, "{\"codeLength\": 8, \"maxFailures\": 3}");
    send(realm, "POST", "/defaults", "{}");

    assertThat(realm.admin().adminEvents())
        .filteredOn(event -> event.path("resourceType").asText().equals("SECOND_FACTOR_POLICY"))
        .extracting(
            event -> Json.parse(event.path("representation").asText()).path("settings").toString())
        .containsExactly(
            "[\"codeLength\",\"maxFailures\"]",
            "[\"maxFailures\"]",
            "[\"codeLength\",\"maxFailures\"]");
  }

  @Test
  @DisplayName("stars are a text like any other where there is no secret")
  void stars(TestRealm realm) {
    patch(realm, "{\"senderName\": \"Codes\"}");

    assertThat(patch(realm, "{\"senderName\": \"**********\"}").json().path("senderName").asText())
        .isEqualTo("**********");
  }

  @Test
  @DisplayName("all bad fields are named at once")
  void allBadFields(TestRealm realm) {
    assertThat(
            Json.children(
                patch(realm, "{\"codeLength\": 3, \"maxFailures\": 99}").json().path("errors")))
        .extracting(error -> error.path("field").asText())
        .containsExactlyInAnyOrder("codeLength", "maxFailures");
  }

  @Test
  @DisplayName(
      "TRAP 17: a secret is told to nobody, in the answer or the event, and stays when its stars come back")
  void secret(TestRealm realm) {
    realm
        .admin()
        .change(
            settings ->
                settings.put("adminEventsEnabled", true).put("adminEventsDetailsEnabled", true));
    String password = "s3cret-of-the-mailbox";
    realm.keepSecret(password);
    patch(
        realm,
        "{\"senderHost\": \"mail.test\", \"senderUser\": \"codes\", \"senderMailboxPassword\": \""
            + password
            + "\", \"reason\": \"own mailbox\"}");
    Reply again =
        patch(realm, "{\"senderMailboxPassword\": \"**********\", \"senderName\": \"Codes\"}");

    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(again.body()).doesNotContain(password);
    List<JsonNode> events = realm.admin().adminEvents();
    assertThat(events.toString()).doesNotContain(password);
    assertThat(events)
        .filteredOn(event -> event.path("resourceType").asText().equals("SECOND_FACTOR_POLICY"))
        .hasSize(2)
        .last()
        .satisfies(
            event -> {
              assertThat(event.path("details").path("reason").asText()).isEqualTo("own mailbox");
              assertThat(event.path("representation").asText()).contains("senderMailboxPassword");
            });
  }

  @Test
  @DisplayName("C11: a form can be made from the settings, each with what is allowed")
  void settings(TestRealm realm) {
    List<JsonNode> settings = Json.children(get(realm, "/settings"));

    assertThat(realm.admin().secondFactorPolicy().fieldNames())
        .toIterable()
        .containsAll(settings.stream().map(setting -> setting.path("name").asText()).toList())
        .hasSize(settings.size() + List.of("problems", "warnings").size());
    assertThat(settings)
        .filteredOn(setting -> setting.path("name").asText().equals("codeLength"))
        .singleElement()
        .satisfies(
            setting -> {
              assertThat(setting.path("type").asText()).isEqualTo("number");
              assertThat(setting.path("default").asText()).isEqualTo("6");
              assertThat(setting.path("allowed").asText()).isEqualTo("a whole number from 6 to 10");
            });
    assertThat(get(realm, "/presets").findValuesAsText("id"))
        .containsExactly("standard", "nist-aal2");
  }

  @Test
  @DisplayName(
      "who may view the realm reads, who may manage it changes, and nobody else does either")
  void permissions(TestRealm realm, KeycloakServer server) {
    Manager viewer = Manager.with(realm, server, "view-realm");
    Manager manager = Manager.with(realm, server, "manage-realm");
    Manager stranger = Manager.with(realm, server, "manage-users");

    assertThat(viewer.status("GET", path(realm, "/settings"))).isEqualTo(200);
    assertThat(viewer.status("GET", path(realm, "/presets"))).isEqualTo(200);
    expectChanges(viewer, realm, 403);
    expectChanges(stranger, realm, 403);
    assertThat(stranger.status("GET", path(realm, "/settings"))).isEqualTo(403);
    assertThat(stranger.status("GET", path(realm, "/presets"))).isEqualTo(403);
    Manager nobody = Manager.withToken(server, "no.such.token");
    expectChanges(nobody, realm, 401);
    assertThat(nobody.status("GET", path(realm, "/settings"))).isEqualTo(401);
    assertThat(nobody.status("GET", path(realm, "/presets"))).isEqualTo(401);
    assertThat(realm.admin().secondFactorPolicy().path("codeLength").asInt()).isEqualTo(6);
    expectChanges(manager, realm, 200);
  }

  private static void expectChanges(Manager caller, TestRealm realm, int status) {
    assertThat(
            caller
                .send("PATCH", path(realm, ""), BodyPublishers.ofString("{\"codeLength\": 7}"))
                .statusCode())
        .isEqualTo(status);
    assertThat(
            caller
                .send("POST", path(realm, "/defaults"), BodyPublishers.ofString("{}"))
                .statusCode())
        .isEqualTo(status);
  }

  private static Reply patch(TestRealm realm, String body) {
    return send(realm, "PATCH", "", body);
  }

  private static Reply send(TestRealm realm, String method, String relative, String body) {
    return realm.admin().api().attempt(method, path(realm, relative), Json.parse(body));
  }

  private static JsonNode get(TestRealm realm, String relative) {
    return realm.admin().api().get(path(realm, relative));
  }

  private static String path(TestRealm realm, String relative) {
    return realm.admin().path("/second-factor/policy" + relative);
  }
}
