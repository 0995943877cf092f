package dev.secondfactor.themes;

import static dev.secondfactor.themes.Pages.TOTP_SETUP;
import static dev.secondfactor.themes.Pages.TOTP_SETUP_PAGE;
import static dev.secondfactor.themes.Pages.and;
import static dev.secondfactor.themes.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The page that sets up an app")
class TotpSetupPageTest {

  private static final String SECRET = TOTP_SETUP.get("secret").toString();

  private static Document setup(Map<String, Object> state) {
    return page(new Rendering("en"), TOTP_SETUP_PAGE, state);
  }

  @Test
  @DisplayName("leads from the app over the key to the code")
  void steps() {
    var page = setup(TOTP_SETUP);
    var steps = page.select("#kc-second-factor-steps > li");

    assertThat(steps).hasSize(3);
    assertThat(steps.get(0).select("li li").eachText())
        .containsExactly("FreeOTP", "Google Authenticator");
    assertThat(steps.get(1).select("img").attr("src"))
        .isEqualTo("data:image/png;base64,iVBORw0KGgo=");
    assertThat(steps.get(2).id()).isEqualTo("kc-second-factor-hint");
    assertThat(page.select("#code").attr("aria-describedby")).isEqualTo("kc-second-factor-hint");
    assertThat(page.select("form [type=submit]").eachAttr("name")).containsExactly("login");
  }

  @Test
  @DisplayName("has no focus that would scroll past the QR code, unless something is wrong")
  void focus() {
    assertThat(setup(TOTP_SETUP).select("[autofocus]")).isEmpty();
    for (String field : new String[] {"code", "deviceName"}) {
      var page = page(new Rendering("en").withError(field, "No"), TOTP_SETUP_PAGE, TOTP_SETUP);

      assertThat(page.select("[autofocus], [aria-invalid]").eachAttr("id")).containsExactly(field);
      assertThat(page.select("#" + field).attr("aria-describedby"))
          .startsWith("input-error-" + field + " ");
      assertThat(page.select(".message")).isEmpty();
    }
  }

  @Test
  @DisplayName("shows the key in groups, not to be translated, and lets a script copy it whole")
  void key() {
    var page = setup(TOTP_SETUP);
    var key = page.select("code#kc-second-factor-key[dir=ltr][translate=no]");
    var copy = page.select("#kc-second-factor-copy[hidden]");

    assertThat(key.text()).isEqualTo("JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP");
    assertThat(copy.attr("data-copy")).isEqualTo(SECRET);
    assertThat(copy.select("button").attr("type")).isEqualTo("button");
    assertThat(copy.select("button").hasAttr("name")).isFalse();
    assertThat(copy.select("[role=status]").text()).isEmpty();
    assertThat(copy.select("[role=status]").attr("data-copied")).isEqualTo("The key was copied.");
  }

  @Test
  @DisplayName("puts the key neither into a field nor into a URL")
  void secret() {
    var attributes =
        setup(TOTP_SETUP).getAllElements().stream()
            .flatMap(element -> element.attributes().asList().stream())
            .filter(attribute -> attribute.getValue().replace(" ", "").contains(SECRET));

    assertThat(attributes).extracting(Attribute::getKey).containsExactly("data-copy");
  }

  @Test
  @DisplayName("tells the settings of the key to those who type it")
  void settings() {
    var settings = setup(TOTP_SETUP).select("details dl");

    assertThat(settings.select("dt").eachText())
        .containsExactly("Type", "Algorithm", "Digits", "Interval", "Issuer", "Account");
    assertThat(settings.select("dd").eachText())
        .containsExactly("Time-based (TOTP)", "SHA1", "6", "30 seconds", "Smith & <Sons>", "alice");
  }

  @ParameterizedTest
  @CsvSource({"false, Name of the device (optional)", "true, Name of the device"})
  @DisplayName("asks for a name, and says when it may stay empty")
  void name(boolean asksName, String label) {
    var page = setup(and(and(TOTP_SETUP, "asksName", asksName), "deviceName", "Bob's \"<phone>\""));

    assertThat(page.select("label[for=deviceName]").text()).isEqualTo(label);
    assertThat(page.select("#deviceName").attr("value")).isEqualTo("Bob's \"<phone>\"");
    assertThat(page.select("#deviceName").attr("dir")).isEqualTo("auto");
  }

  @ParameterizedTest
  @CsvSource({"600, 10 minutes", "299, 5 minutes", "60, 1 minute", "59, 59 seconds"})
  @DisplayName("says the lifetime of the QR code, and prepares what a script says at its end")
  void lifetime(long seconds, String words) {
    var page = setup(and(TOTP_SETUP, "expiresInSeconds", seconds));
    var expiry = page.select("#kc-second-factor-expiry");

    assertThat(expiry.text()).isEqualTo("This QR code is valid for " + words + ".");
    assertThat(expiry.attr("aria-live")).isEqualTo("off");
    assertThat(expiry.attr("data-seconds")).isEqualTo(String.valueOf(seconds));
    assertThat(expiry.attr("data-text")).contains("{time}");
    assertThat(page.select("[role=status] [data-status=expired][hidden]").text())
        .contains("With your next try you get a new one.");
  }

  @Test
  @DisplayName("says that the QR code is a new one")
  void renewed() {
    assertThat(setup(and(TOTP_SETUP, "renewed", true)).select("[data-status=renewed]").text())
        .isEqualTo("The earlier QR code had expired. Please scan this new one.");
    assertThat(setup(TOTP_SETUP).select("[data-status=renewed]")).isEmpty();
  }

  @Test
  @DisplayName("offers to sign out from other devices, ticked")
  void logout() {
    var box = setup(TOTP_SETUP).select("#logout-sessions[type=checkbox]");

    assertThat(box.attr("name")).isEqualTo("logout-sessions");
    assertThat(box.attr("value")).isEqualTo("on");
    assertThat(box.hasAttr("checked")).isTrue();
    assertThat(setup(and(TOTP_SETUP, "offersLogout", false)).select("#logout-sessions")).isEmpty();
  }

  @Test
  @DisplayName("offers to put the clock of an app right that is there already")
  void resync() {
    var button =
        setup(and(TOTP_SETUP, "offersResync", true))
            .select("#kc-second-factor-resync[type=submit]");

    assertThat(button.attr("name")).isEqualTo("resync");
    assertThat(button.text()).isEqualTo("An app that I have shows wrong codes");
    assertThat(setup(TOTP_SETUP).select("#kc-second-factor-resync")).isEmpty();
  }

  @Test
  @DisplayName("can be cancelled only where an application asked for it")
  void cancel() {
    var page =
        page(new Rendering("en").with("isAppInitiatedAction", true), TOTP_SETUP_PAGE, TOTP_SETUP);

    assertThat(page.select("form [type=submit]").eachAttr("name"))
        .containsExactly("login", "cancel-aia");
  }
}
