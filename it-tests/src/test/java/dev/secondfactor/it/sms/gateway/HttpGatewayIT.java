package dev.secondfactor.it.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.stub.StubServer;
import dev.secondfactor.stub.StubServer.Got;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-sms-otp")
@ExpectedInLog("dev\\.secondfactor\\.keycloak\\.gateway")
@DisplayName("Given a realm that sends by a provider with an HTTP interface")
class HttpGatewayIT {

  private final StubServer provider = new StubServer();
  private final String number = MobileNumbers.next();

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 34: the code comes by it, in JSON that no value breaks out of")
  void json(TestRealm realm) {
    provider.answer(202, "{\"id\": \"m-1\"}");
    realm.admin().change(settings -> settings.put("displayName", "A \"B\" & {to}\\"));
    gateway(realm);

    CodePage page = signIn(realm);
    Got got = Waiting.forSome("the message", () -> provider.requests().stream().findFirst());
    JsonNode body = Json.parse(got.body());

    assertThat(body.path("to").asText()).isEqualTo(number.substring(1));
    assertThat(body.path("ttl").asInt()).isEqualTo(300);
    assertThat(body.size()).isEqualTo(3);
    assertThat(body.path("text").asText()).contains("A \"B\" & {to}\\");
    assertThat(got.headers().get("X-Api-Key")).containsExactly("s3cret");
    String code = Codes.find(body.path("text").asText()).orElseThrow();
    assertThat(page.enter(code).isSignedIn()).isTrue();
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 34, TRAP 40: an error is said on the page, after one request")
  void failing(TestRealm realm) {
    provider.answer(503, "");
    gateway(realm);

    signIn(realm).awaitDelivery("could not be sent");

    assertThat(provider.requests()).hasSize(1);
  }

  private void gateway(TestRealm realm) {
    realm.sms();
    realm.admin().components(TestRealm.GATEWAY_TYPE).stream()
        .map(twilio -> twilio.path("id").asText())
        .forEach(realm.admin()::deleteComponent);
    realm.gateway(
        "second-factor-sms-http",
        Map.of(
            "url", provider.url() + "/messages",
            "headers", "X-Api-Key: {secret}",
            "secret", "s3cret",
            "body",
                "{\"to\": \"{toWithoutPlus}\", \"text\": \"{text}\", \"ttl\":"
                    + " \"{validitySeconds}\"}",
            "messageId", "/id"));
  }

  private CodePage signIn(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    alice.enrolSms(number);
    return LoginPage.of(realm).signIn(alice).as(CodePage::new);
  }
}
