package dev.secondfactor.it.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest(secondFactors = "second-factor-sms-otp")
@DisplayName("Given an administrator who gives the gateways an order")
class GatewayOrderIT {

  @Test
  @DisplayName("the first one sends, and the list is in that order; it is recorded once")
  void order(TestRealm realm, Harness harness) {
    Gateways gateways = new Gateways(realm);
    realm.sms();
    TwilioAccount second = harness.twilio().openAccount();
    gateways.add("A second one", second, Map.of("enabled", false));
    gateways.add("Another", second, Map.of());
    List<String> ids = gateways.ids();
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    assertThat(alice.passPassword().enter(alice.code()).isSignedIn()).isTrue();
    List<String> wanted = List.of(ids.get(1), ids.get(2), ids.get(0));

    Reply reply =
        gateways.send("PUT", "/order", Json.tree(Map.of("ids", wanted, "reason", "cheaper")));

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(Json.children(reply.json())).isEqualTo(gateways.all());
    assertThat(gateways.ids()).isEqualTo(wanted);
    CodeUser bob = SentMethod.SMS.enrolled(realm, "bob");
    assertThat(bob.passPassword().enter(second.inbox().code(bob.destination())).isSignedIn())
        .isTrue();
    assertThat(realm.texts().count(bob.destination())).isZero();
    gateways.order(wanted);
    assertThat(gateways.events())
        .filteredOn(event -> event.path("operationType").asText().equals("UPDATE"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("resourcePath").asText())
                  .isEqualTo("second-factor/gateways/order");
              assertThat(event.path("details").path("reason").asText()).isEqualTo("cheaper");
              assertThat(Json.parse(event.path("representation").asText()).path("ids"))
                  .isEqualTo(Json.texts(wanted));
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "[\"2\", \"1\"]",
        "[]",
        "null",
        "\"2\"",
        "[\"2\", \"1\", \"0\", \"1\"]",
        "[\"2\", \"1\", \"1\"]",
        "[\"2\", \"1\", \"0\", \"policy\"]",
        "[\"2\", \"1\", \"other\"]",
        "[\"2\", \"1\", 0]",
      })
  @DisplayName(
      "one that is incomplete, has one twice or a foreign one is refused, and not followed")
  void refused(String ids, TestRealm realm, Harness harness) {
    Gateways gateways = three(realm);
    List<String> before = gateways.ids();
    try (TestRealm other = TestRealm.create(harness, "other-realm", List.of())) {
      other.sms();
      String body = ids;
      for (int i = 0; i < before.size(); i++) {
        body = body.replace("\"" + i + "\"", "\"" + before.get(i) + "\"");
      }
      body = body.replace("other", new Gateways(other).ids().get(0));
      body =
          body.replace(
              "policy", realm.admin().components(TestRealm.POLICY_TYPE).get(0).path("id").asText());

      Reply reply = gateways.send("PUT", "/order", Json.parse("{\"ids\": " + body + "}"));

      assertThat(reply.status()).as(reply.body()).isEqualTo(400);
      assertThat(Gateways.fields(reply)).isNotEmpty().containsOnly("ids");
      assertThat(gateways.ids()).isEqualTo(before);
    }
  }

  @Test
  @ExpectedInLog(
      "KC-SERVICES0014|SqlExceptionHelper|BatchImpl|OptimisticLock|StaleObject|StaleState")
  @DisplayName("of several at the same moment, one is followed whole")
  void race(TestRealm realm) {
    Gateways gateways = three(realm);
    List<List<String>> wanted = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      List<String> ids = new ArrayList<>(gateways.ids());
      Collections.rotate(ids, 1 + i % 2);
      wanted.add(List.copyOf(ids));
    }

    List<Reply> replies = Race.of(wanted.size(), i -> () -> gateways.order(wanted.get(i)));

    assertThat(replies).extracting(Reply::status).contains(200).containsOnly(200, 409);
    assertThat(gateways.ids())
        .isIn(
            IntStream.range(0, replies.size())
                .filter(i -> replies.get(i).status() == 200)
                .mapToObj(wanted::get)
                .toList());
    assertThat(realm.admin().components(TestRealm.GATEWAY_TYPE))
        .allSatisfy(gateway -> assertThat(gateway.path("config").path("priority")).hasSize(1));
  }

  @RepeatedTest(3)
  @DisplayName("of several changes of one at the same moment none is lost: who is too late is told")
  void changes(TestRealm realm) {
    realm.sms();
    Gateways gateways = new Gateways(realm);
    String id = gateways.ids().get(0);
    List<String> values =
        List.of(
            "\"region\": \"ie1\", \"edge\": \"dublin\"",
            "\"timeoutMillis\": \"4000\"",
            "\"riskCheck\": \"disable\"",
            "\"contentRetention\": \"retain\"",
            "\"addressRetention\": \"retain\"");

    List<Reply> replies =
        Race.of(
            values.size(),
            i -> () -> gateways.change(id, "{\"settings\": {" + values.get(i) + "}}"));

    assertThat(replies).extracting(Reply::status).contains(200).containsOnly(200, 409);
    String settings = gateways.first().path("settings").toString();
    for (int i = 0; i < values.size(); i++) {
      if (replies.get(i).status() == 200) {
        assertThat(settings).contains(values.get(i).replace(" ", ""));
      }
    }
  }

  @Test
  @ExpectedInLog("dev\\.secondfactor\\.keycloak\\.gateway")
  @DisplayName("no order is stored as long as one is not allowed as it is; that one can be removed")
  void broken(TestRealm realm, TestSupport support) {
    Gateways gateways = three(realm);
    List<String> ids = gateways.ids();
    support.storeComponentProvider(ids.get(0), "gateway-of-another-jar");
    support.storeComponentValue(ids.get(1), "from", "no sender at all");
    realm.admin().api().post(realm.admin().path("/clear-realm-cache"), Json.object());

    List<JsonNode> broken = gateways.all();
    Reply reply = gateways.order(List.of(ids.get(2), ids.get(1), ids.get(0)));

    assertThat(reply.status()).as(reply.body()).isEqualTo(409);
    assertThat(reply.errorMessage()).contains(TestRealm.TWILIO, "two");
    assertThat(gateways.ids()).isEqualTo(ids);
    assertThat(broken.get(0).path("usable").asBoolean()).isFalse();
    assertThat(broken.get(0).path("settings")).isEmpty();
    assertThat(broken.get(0).path("problems").findValuesAsText("field")).containsExactly("kind");
    assertThat(broken.get(1).path("usable").asBoolean()).isFalse();
    assertThat(broken.get(1).path("problems").findValuesAsText("field")).containsExactly("from");
    assertThat(broken.get(2).path("usable").asBoolean()).isTrue();
    assertThat(Gateways.fields(gateways.change(ids.get(0), "{\"name\": \"x\"}")))
        .containsExactly("kind");
    assertThat(gateways.send("DELETE", "/" + ids.get(0), Json.object()).status()).isEqualTo(204);
    assertThat(gateways.change(ids.get(1), "{\"settings\": {\"from\": \"Shop\"}}").status())
        .isEqualTo(200);
    assertThat(gateways.order(List.of(ids.get(2), ids.get(1))).status()).isEqualTo(200);
  }

  private static Gateways three(TestRealm realm) {
    Gateways gateways = new Gateways(realm);
    realm.sms();
    gateways.add("two", realm.twilioAccount(), Map.of());
    gateways.add("three", realm.twilioAccount(), Map.of());
    return gateways;
  }
}
