package dev.secondfactor.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given an administrator at the flows of a realm")
class FlowsSectionIT {

  private final TestRealm realm;
  private final KeycloakServer server;

  FlowsSectionIT(TestRealm realm, KeycloakServer server) {
    this.realm = realm;
    this.server = server;
    AdminConsole.dress(realm);
  }

  @Test
  @DisplayName("C7: a flow is made, bound and undone; what is refused is told at the field")
  void makeBindUndo(Browsers browsers) {
    TestUser chief = AdminConsole.administrator(realm, "realm-admin");
    String before = bound();
    AdminConsole console =
        AdminConsole.open(realm, server, chief, Device.DESKTOP, browsers).settings("flows");
    Locator browser = console.panel().locator("[data-testid='second-factor-flow-browser']");
    assertThat(browser).containsText(before);

    console.action("make-browser").click();
    console.field("type").selectOption("group");
    console.field("target").fill("/nobody");
    console.field("alias").fill("with factors");
    console.submit();
    assertThat(console.field("target")).hasAttribute("aria-invalid", "true");
    console.field("type").selectOption("everyone");
    console.field("target").fill("");
    console.submit();

    assertThat(browser).containsText("with factors");
    assertThat(browser).containsText("not bound");
    assertThat(browser).containsText("Everybody");
    assertThat(bound()).isEqualTo(before);

    console.action("bind-browser").click();
    console.field("reason").fill("as agreed");
    console.submit();
    assertThat(console.action("bind-browser")).hasCount(0);
    assertThat(bound()).isEqualTo("with factors");

    console.action("undo-browser").click();
    console.submit();
    assertThat(console.action("make-browser")).isVisible();
    assertThat(bound()).isEqualTo(before);
    assertThat(console.window().scriptErrors()).isEmpty();
  }

  private String bound() {
    return realm.admin().settings().path("browserFlow").asText();
  }
}
