package dev.secondfactor.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest
@DisplayName("Given a test message that is not to be sent")
class SmsTestRefusedIT {

  private final String number = MobileNumbers.next();

  @ParameterizedTest(name = "test message: the number {0} is refused with what is allowed")
  @CsvSource({
    "hello world 12, hel \u2022\u2022\u202212, in international form",
    "01512 3456789, 015 \u2022\u2022\u202289, in international form",
    "+4915, \u2022\u2022\u2022, has given out",
    "+49301234567, +49 \u2022\u2022\u202267, mobile phone",
    "+43664123456789, +43 \u2022\u2022\u202289, smsCountries: DE"
  })
  void number(String given, String shown, String allowed, TestRealm realm) {
    realm.sms();

    Reply reply = new SmsTest(realm).send(Map.of("number", given));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("field").asText()).isEqualTo("number");
    assertThat(reply.json().path("value").asText()).isEqualTo(shown);
    assertThat(reply.json().path("allowed").asText()).contains(allowed);
    assertThat(reply.errorMessage()).startsWith("number: ").contains(allowed);
    if (given.length() > 8) {
      assertThat(reply.body()).doesNotContain(given);
    }
    assertThat(realm.twilioAccount().requests()).isEmpty();
  }

  @Test
  @DisplayName("test message: with no country on the list it is said that there is none")
  void noCountry(TestRealm realm) {
    realm.sms();
    realm.smsCountries(List.of());

    Reply reply = new SmsTest(realm).send(Map.of("number", number));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("allowed").asText()).contains("smsCountries is empty");
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 13: a body that is no such document is refused, naming the field")
  void body(TestRealm realm) {
    realm.sms();
    SmsTest tests = new SmsTest(realm);
    Map<String, JsonNode> documents = new HashMap<>();
    documents.put("body", Json.texts(List.of(number)));
    documents.put("number", Json.object(Map.of()));
    documents.put("gateway", Json.object(Map.of("number", number, "gateway", List.of("x"))));

    documents.forEach(
        (field, document) -> {
          Reply reply = tests.send(document);
          assertThat(reply.status()).isEqualTo(400);
          assertThat(reply.json().path("field").asText()).isEqualTo(field);
        });
    Reply unknown = tests.send(Map.of("number", number, "to", "x"));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.json().path("value").asText()).isEqualTo("to");
    assertThat(tests.send(Json.tree(number)).status()).isEqualTo(400);
    assertThat(realm.twilioAccount().requests()).isEmpty();
  }

  @ParameterizedTest(name = "test message: the gateway \"{0}\" is not known")
  @ValueSource(strings = {"", "no-such", "../x"})
  void unknownGateway(String gateway, TestRealm realm) {
    realm.sms();

    Reply reply = new SmsTest(realm).send(Map.of("number", number, "gateway", gateway));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("field").asText()).isEqualTo("gateway");
  }

  @Test
  @DisplayName("test message: a realm without a gateway says so")
  void noGateway(TestRealm realm) {
    realm.smsCountries(List.of("DE"));

    Reply reply = new SmsTest(realm).send(Map.of("number", number));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.errorMessage()).isEqualTo("The realm has no SMS gateway that is enabled.");
  }

  @Test
  @ExpectedInLog("takes 2 segments")
  @DisplayName("test message: a text of the realm's own that is too long is not sent")
  void ownText(TestRealm realm) {
    realm.sms();
    for (String key : List.of("secondFactorSmsNoticeTest", "secondFactorSmsNoticeTestPlain")) {
      realm.admin().localise("en", key, "x".repeat(161));
    }

    Reply reply = new SmsTest(realm).send(Map.of("number", number));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(realm.twilioAccount().requests()).isEmpty();
  }

  @Test
  @DisplayName("Sending limits: test messages count against the budgets, also those of users")
  void limited(TestRealm realm, KeycloakServer server) {
    realm.sms();
    realm.policy(Map.of("smsPerRealmDay", "2"));
    SmsTest tests = new SmsTest(realm);
    tests.ended(Map.of("number", number));
    tests.ended(Map.of("number", MobileNumbers.next()));

    HttpResponse<String> reply = post(realm, Manager.with(realm, server, "manage-realm"));

    assertThat(reply.statusCode()).isEqualTo(429);
    assertThat(Long.parseLong(reply.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, 86_400L);
    assertThat(realm.texts().all()).hasSize(2);
  }

  @Test
  @DisplayName("test message: only who may manage the realm may send one and read of it")
  void permission(TestRealm realm, KeycloakServer server) {
    realm.sms();
    SmsTest tests = new SmsTest(realm);
    String id = tests.ended(Map.of("number", number)).path("id").asText();
    Manager viewer = Manager.with(realm, server, "view-realm");

    assertThat(post(realm, viewer).statusCode()).isEqualTo(403);
    assertThat(viewer.status("GET", tests.path(id))).isEqualTo(403);
    Manager nobody = Manager.withToken(server, "no.such.token");
    assertThat(post(realm, nobody).statusCode()).isEqualTo(401);
    Manager manager = Manager.with(realm, server, "manage-realm");
    assertThat(manager.status("GET", tests.path(id))).isEqualTo(200);
    assertThat(realm.texts().all()).hasSize(1);
  }

  @Test
  @DisplayName("test message: there is none under another name, or in another realm")
  void unknownMessage(TestRealm realm, KeycloakServer server) {
    realm.sms();
    String id = new SmsTest(realm).ended(Map.of("number", number)).path("id").asText();
    RealmAdmin master = server.admin().realm("master");

    assertThat(
            master
                .api()
                .attempt("GET", master.path("/second-factor/sms/test/" + id), Json.object())
                .status())
        .isEqualTo(404);
    for (String other : List.of("x", "%2e%2e", id + "0", "%00")) {
      assertThat(
              realm
                  .admin()
                  .api()
                  .attempt("GET", new SmsTest(realm).path(other), Json.object())
                  .status())
          .as(other)
          .isBetween(400, 499);
    }
  }

  private HttpResponse<String> post(TestRealm realm, Manager caller) {
    return caller.send(
        "POST",
        realm.admin().path("/second-factor/sms/test"),
        BodyPublishers.ofString(Json.object(Map.of("number", number)).toString()));
  }
}
