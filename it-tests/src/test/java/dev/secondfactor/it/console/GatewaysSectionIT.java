package dev.secondfactor.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given an administrator at the gateways of a realm")
class GatewaysSectionIT {

  private static final String URL = "http://127.0.0.1:9/sms";

  private final TestRealm realm;
  private final KeycloakServer server;
  private final TestUser chief;

  GatewaysSectionIT(TestRealm realm, KeycloakServer server) {
    this.realm = realm;
    this.server = server;
    AdminConsole.dress(realm);
    chief = AdminConsole.administrator(realm, "realm-admin");
    realm.sms();
  }

  @Test
  @DisplayName("C2: one is added with what was wrong told at the field, ordered, changed, removed")
  void addOrderChangeRemove(Browsers browsers) {
    AdminConsole console = open(browsers);
    Locator rows = console.panel().locator("tbody tr");
    assertThat(rows).hasCount(1);

    console.action("add").click();
    console.field("kind").selectOption("second-factor-sms-http");
    console.submit();
    console.field("name").fill("spare");
    console.field("url").fill("ftp://nowhere");
    console.field("body").fill("{\"to\": \"{to}\", \"text\": \"{text}\"}");
    console.field("authorization").fill("Bearer very-private-7261");
    realm.keepSecret("very-private-7261");
    console.submit();
    assertThat(console.field("url")).hasAttribute("aria-invalid", "true");
    assertThat(console.field("name")).hasValue("spare");
    console.field("url").fill(URL);
    console.field("reason").fill("a second way");
    console.submit();

    assertThat(rows).hasCount(2);
    assertThat(rows.last()).containsText("spare");
    assertThat(rows.last()).containsText("Usable");
    String id = gateways().get(1).path("id").asText();
    assertThat(console.action("down-" + id)).isDisabled();

    console.action("up-" + id).click();
    assertThat(rows.first()).containsText("spare");
    assertThat(gateways().get(0).path("id").asText()).isEqualTo(id);

    console.action("change-" + id).click();
    assertThat(console.field("authorization")).hasValue("**********");
    assertThat(console.window().page().content()).doesNotContain("very-private");
    console.field("name").fill("other way");
    console.field("timeoutMillis").fill("4000");
    console.submit();
    assertThat(rows.first()).containsText("other way");
    JsonNode changed = gateways().get(0);
    assertThat(changed.path("settings").path("timeoutMillis").asText()).isEqualTo("4000");
    assertThat(changed.path("settings").path("url").asText()).isEqualTo(URL);
    assertThat(changed.path("settings").path("authorization").asText()).isEqualTo("**********");

    console.action("delete-" + id).click();
    console.field("reason").fill("not needed");
    console.submit();
    assertThat(rows).hasCount(1);
    assertThat(gateways()).hasSize(1);
    assertThat(realm.admin().adminEvents())
        .extracting(event -> event.path("details").path("reason").asText())
        .contains("a second way", "not needed");
    assertThat(console.window().scriptErrors()).isEmpty();
  }

  @Test
  @DisplayName("C2: a test message is sent, and what came of it is told")
  void test(Browsers browsers) {
    String number = MobileNumbers.next();
    AdminConsole console = open(browsers);

    console.action("test").click();
    console.field("number").fill("12");
    console.submit();
    assertThat(console.field("number")).hasAttribute("aria-invalid", "true");
    console.field("number").fill(number);
    console.submit();

    assertThat(console.dialog()).containsText(MobileNumbers.masked(number) + ": sent");
    assertThat(realm.texts().first(number).body()).startsWith("This is a test message");
    assertThat(console.dialog()).not().containsText(number);
  }

  private AdminConsole open(Browsers browsers) {
    return AdminConsole.open(realm, server, chief, Device.DESKTOP, browsers).settings("gateways");
  }

  private List<JsonNode> gateways() {
    return Json.children(realm.admin().api().get(realm.admin().path("/second-factor/gateways")));
  }
}
