package dev.secondfactor.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.junit.KeycloakTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given an administrator at the tab of a realm")
class RealmSectionIT {

  private final TestRealm realm;
  private final KeycloakServer server;
  private final TestUser chief;

  RealmSectionIT(TestRealm realm, KeycloakServer server) {
    this.realm = realm;
    this.server = server;
    AdminConsole.dress(realm);
    chief = AdminConsole.administrator(realm, "realm-admin");
  }

  @Test
  @Tag("smoke")
  @DisplayName("C1: the policy is a form; each bad value is told at its field, and none is stored")
  void policy(Browsers browsers) {
    AdminConsole console = open(browsers).settings("");
    Locator length = console.setting("codeLength");
    assertThat(length).hasValue("6");

    length.fill("77");
    console.setting("maxFailures").fill("many");
    console.setting("codeLifetime").fill("200");
    console.action("save").click();

    assertThat(length).hasAttribute("aria-invalid", "true");
    assertThat(length).isFocused();
    assertThat(console.setting("maxFailures")).hasAttribute("aria-invalid", "true");
    assertThat(console.setting("maxFailures")).hasValue("many");
    assertThat(console.panel()).containsText("Allowed: a whole number from 6 to 10");
    assertThat(policyField("codeLifetime")).isEqualTo("300");

    length.fill("8");
    console.setting("maxFailures").fill("");
    console.setting("smsCountries").fill("DE\nAT");
    console.panel().locator("[name='methods'][value='email-otp']").uncheck();
    console.setting("reason").fill("as the board wants it");
    console.action("save").click();

    assertThat(console.success()).containsText("Saved");
    assertThat(length).hasValue("8");
    assertThat(policyField("codeLength")).isEqualTo("8");
    assertThat(policyField("codeLifetime")).isEqualTo("200");
    assertThat(policyField("maxFailures")).isEqualTo("5");
    assertThat(realm.admin().secondFactorPolicy().path("smsCountries").toString())
        .isEqualTo("[\"AT\",\"DE\"]");
    assertThat(realm.admin().secondFactorPolicy().path("methods").toString())
        .doesNotContain("email-otp")
        .contains("totp");
    assertThat(realm.admin().adminEvents())
        .anyMatch(
            event -> event.path("details").path("reason").asText().equals("as the board wants it"));

    console.action("defaults").click();
    console.field("preset").selectOption("nist-aal2");
    console.submit();

    assertThat(console.success()).containsText("Saved");
    assertThat(length).hasValue("6");
    assertThat(policyField("preset")).isEqualTo("nist-aal2");
    realm.policy(Map.of());
  }

  @Test
  @DisplayName("C1: warnings of the policy are shown at the top")
  void warnings(Browsers browsers) {
    realm.policy(Map.of("methods", "sms-otp"));

    AdminConsole console = open(browsers).settings("policy");

    assertThat(console.panel().locator(".pf-v5-c-alert.pf-m-warning").first()).isVisible();
    realm.policy(Map.of());
  }

  @Test
  @DisplayName("C10: the report has the numbers, the users by pages and by group, and the table")
  void report(Browsers browsers) throws IOException {
    realm.addUser("aaron").addTotp();
    for (int n = 0; n < 22; n++) {
      realm.addUser("user");
    }
    AdminConsole console = open(browsers).settings("report");
    Locator rows = console.panel().locator("table").last().locator("tbody tr");
    assertThat(rows).hasCount(20);
    assertThat(console.action("previous")).isDisabled();
    console.action("next").click();
    assertThat(console.action("next")).isDisabled();
    assertThat(console.action("previous")).isFocused();
    console.action("previous").click();
    assertThat(rows).hasCount(20);

    console.setting("group").selectOption("totp");
    assertThat(rows).hasCount(1);
    assertThat(rows.first()).containsText("aaron");
    assertThat(rows.first()).containsText("Authenticator app");

    Download download =
        console.window().page().waitForDownload(() -> console.action("csv").click());
    assertThat(download.suggestedFilename()).isEqualTo("second-factors.csv");
    assertThat(Files.readString(download.path())).contains("aaron").doesNotContain("user-");
  }

  @Test
  @DisplayName("C11: the check lists what is wrong with what to do, and does so again")
  void check(Browsers browsers) {
    AdminConsole console = open(browsers).settings("check");
    Locator finding = console.panel().locator("[data-finding='brute-force-detection-off']");
    assertThat(finding).containsText("What to do");

    realm.bruteForceProtection(30);
    console.action("check").click();

    assertThat(console.success()).containsText("Checked");
    assertThat(finding).hasCount(0);
    assertThat(console.action("check")).isFocused();
  }

  @Test
  @DisplayName("C1: who may only view the realm sees the values, and can change none")
  void viewOnly(Browsers browsers) {
    TestUser viewer = AdminConsole.administrator(realm, "view-realm");
    AdminConsole console =
        AdminConsole.open(realm, server, viewer, Device.DESKTOP, browsers).settings("");

    assertThat(console.panel()).containsText("Digits of a code");
    assertThat(console.panel().locator("input, select, textarea, button")).hasCount(0);
    assertThat(console.window().find("[data-testid='second-factor-report']")).hasCount(0);
    assertThat(console.window().find("[data-testid='second-factor-check']")).isVisible();
  }

  private AdminConsole open(Browsers browsers) {
    return AdminConsole.open(realm, server, chief, Device.DESKTOP, browsers);
  }

  private String policyField(String name) {
    return realm.admin().secondFactorPolicy().path(name).asText();
  }
}
