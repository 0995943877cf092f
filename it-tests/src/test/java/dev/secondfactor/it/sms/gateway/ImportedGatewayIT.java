package dev.secondfactor.it.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.RealmDocument;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest
@DisplayName("Given a realm that is imported with a gateway for SMS")
class ImportedGatewayIT {

  private static final String NAME = "imported-gateway";

  private final Harness harness;

  ImportedGatewayIT(Harness harness) {
    this.harness = harness;
  }

  @AfterEach
  void removeTheRealm() {
    harness.server().admin().attempt("DELETE", "/admin/realms/" + NAME, Json.object());
  }

  @Test
  @DisplayName("a good one is there, its secret masked and its reference to the vault not")
  void good() {
    Reply reply =
        imported(
            "second-factor-sms-http",
            Map.of(
                "url", "https://sms.test/send",
                "body", "{\"to\": \"{to}\", \"text\": \"{text} {secret}\"}",
                "secret", "s3cret",
                "authorization", "${vault.sms}"));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(harness.server().admin().realm(NAME).components(TestRealm.GATEWAY_TYPE))
        .singleElement()
        .satisfies(
            gateway -> {
              assertThat(gateway.path("config").path("secret").path(0).asText())
                  .isEqualTo("**********");
              assertThat(gateway.path("config").path("authorization").path(0).asText())
                  .isEqualTo("${vault.sms}");
            });
  }

  @ParameterizedTest(name = "{1} = {2}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "second-factor-sms-http   | url       | http://sms.test | url: \"http://sms.test\" is not allowed",
        "second-factor-sms-twilio | authToken | **********      | authToken: \"**********\" is not allowed",
      })
  @ExpectedInLog("ComponentValidationException")
  @DisplayName("a bad value stops the import, and the server's log names the value")
  void bad(String kind, String field, String value, String named) {
    long mark = harness.server().log().end();

    Reply reply = imported(kind, Map.of(field, value));

    assertThat(reply.status()).isGreaterThanOrEqualTo(400);
    assertThat(exists()).isFalse();
    assertThat(harness.server().log().textSince(mark)).contains(named);
  }

  @Test
  @Tag("trap")
  @ExpectedInLog("ComponentValidationException")
  @DisplayName("TRAP 30: one that writes codes to the log stops the import in production")
  void log() {
    Reply reply = imported("second-factor-sms-log", Map.of());

    assertThat(reply.status()).isGreaterThanOrEqualTo(400);
    assertThat(exists()).isFalse();
  }

  private Reply imported(String kind, Map<String, String> settings) {
    ObjectNode config = Json.object();
    settings.forEach((field, value) -> config.set(field, Json.texts(List.of(value))));
    ObjectNode component = Json.object(Map.of("name", "imported", "providerId", kind));
    component.set("config", config);
    ObjectNode document = RealmDocument.of(NAME, harness.inbox().port());
    ((ObjectNode) document.path("components")).withArray(TestRealm.GATEWAY_TYPE).add(component);
    return harness.server().admin().attempt("POST", "/admin/realms", document);
  }

  private boolean exists() {
    return harness.server().admin().attempt("GET", "/admin/realms/" + NAME, Json.object()).status()
        == 200;
  }
}
