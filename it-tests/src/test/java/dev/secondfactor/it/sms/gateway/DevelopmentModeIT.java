package dev.secondfactor.it.sms.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.ServerOptions;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import dev.secondfactor.stub.StubServer;
import dev.secondfactor.stub.StubServer.Got;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On one server of its own, for each test wants one that is started otherwise than the others. */
@DisplayName("Given a server in development mode, with the JAR of somebody who wrote a gateway")
class DevelopmentModeIT {

  private static final String EXAMPLE = "example-sms-signed";

  private static Harness harness;

  @BeforeAll
  static void start() throws IOException {
    Artifacts artifacts = Artifacts.given();
    harness =
        Harness.start(
            artifacts,
            ServerOptions.named("development")
                .development()
                .provider(ExampleGatewayJar.write(artifacts)));
  }

  @AfterAll
  static void stop() {
    if (harness != null) {
      harness.close();
    }
  }

  @Test
  @DisplayName("a developer finds the message in the log, in one line, and signs in with its code")
  void writesToTheLog() {
    TestRealm realm = TestRealm.create(harness, "development", List.of("second-factor-sms-otp"));
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    realm.gateway("second-factor-sms-log", Map.of("priority", "-1"));

    CodePage page = alice.passPassword();
    String line = Waiting.forSome("the message in the log", () -> messageTo(alice.destination()));

    assertThat(page.enter(Codes.find(line).orElseThrow()).isSignedIn()).isTrue();
    assertThat(realm.texts().count(alice.destination())).isZero();
  }

  @Test
  @DisplayName("the example of the guide has its settings checked, and sends the code, signed")
  void exampleOfTheGuide() throws GeneralSecurityException {
    try (StubServer provider = new StubServer()) {
      provider.answer(202, "");
      TestRealm realm = TestRealm.create(harness, "guide", List.of("second-factor-sms-otp"));
      CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
      String url = provider.url() + "/messages";

      Reply refused = example(realm, Map.of("url", url, "priority", "-1"));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(Gateways.fields(refused)).containsExactly("key");
      Reply taken = example(realm, Map.of("url", url, "priority", "-1", "key", "s3cret"));
      assertThat(taken.status()).isEqualTo(201);
      assertThat(taken.body()).doesNotContain("s3cret");

      CodePage page = alice.passPassword();
      Got got = Waiting.forSome("the message", () -> provider.requests().stream().findFirst());
      JsonNode body = Json.parse(got.body());

      assertThat(body.path("to").asText()).isEqualTo(alice.destination());
      assertThat(body.path("validSeconds").asInt()).isEqualTo(300);
      assertThat(got.headers().getFirst("X-Signature")).isEqualTo(hmac("s3cret", got.body()));
      String code = Codes.find(body.path("text").asText()).orElseThrow();
      assertThat(page.enter(code).isSignedIn()).isTrue();
      assertThat(realm.texts().count(alice.destination())).isZero();
    }
  }

  private static Reply example(TestRealm realm, Map<String, String> settings) {
    return new Gateways(realm)
        .add(
            Json.object(
                Map.of("name", "signed", "kind", EXAMPLE, "settings", Json.object(settings))));
  }

  private static String hmac(String key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
  }

  private static Optional<String> messageTo(String number) {
    String beginning = "SMS to " + number + ": ";
    return harness
        .server()
        .log()
        .textSince(0)
        .lines()
        .filter(line -> line.contains(beginning))
        .map(line -> line.substring(line.indexOf(beginning) + beginning.length()))
        .findFirst();
  }
}
