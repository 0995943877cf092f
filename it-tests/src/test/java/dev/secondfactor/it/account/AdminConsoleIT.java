package dev.secondfactor.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given an administrator who looks at a user's credentials")
class AdminConsoleIT {

  private final TestRealm realm;

  AdminConsoleIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @DisplayName("B8: the REST interface lists codes by e-mail with the masked address only")
  void listsTheMaskedAddress() {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();

    JsonNode credential = alice.admin().credential("second-factor-email").orElseThrow();

    assertThat(Json.parse(credential.path("credentialData").asText()).path("address").asText())
        .isEqualTo(TestUser.masked(alice.email()));
    assertThat(alice.admin().credentials().toString()).doesNotContain(alice.email());
    assertThat(credential.path("secretData").asText("")).isEmpty();
  }

  @Test
  @DisplayName(
      "B8: the console's credentials tab shows the row, and its data with the masked address")
  void showsTheRow(KeycloakServer server, Browsers browsers) {
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    URI tab =
        URI.create(
            server.url()
                + "/admin/master/console/#/"
                + realm.name()
                + "/users/"
                + alice.id()
                + "/credentials");
    BrowserWindow window = browsers.open(Device.DESKTOP, tab);
    window.find("#username").fill(KeycloakServer.ADMIN);
    window.find("#password").fill(KeycloakServer.ADMIN);
    window.find("#kc-login").click();

    assertThat(window.page().getByText("Second-factor-email").first()).isVisible();
    window.screenshot("credentials");
    window.page().getByText("Show data").last().click();
    assertThat(window.page().getByText(TestUser.masked(alice.email()))).isVisible();
    window.screenshot("data");
    assertThat(window.page().content()).doesNotContain("\"" + alice.email() + "\"");
  }
}
