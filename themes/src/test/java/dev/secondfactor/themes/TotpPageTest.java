package dev.secondfactor.themes;

import static dev.secondfactor.themes.Pages.TOTP;
import static dev.secondfactor.themes.Pages.TOTP_DEVICES;
import static dev.secondfactor.themes.Pages.TOTP_PAGE;
import static dev.secondfactor.themes.Pages.TOTP_RESYNC;
import static dev.secondfactor.themes.Pages.TOTP_STEP_UP;
import static dev.secondfactor.themes.Pages.and;
import static dev.secondfactor.themes.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The page for a code from an app")
class TotpPageTest {

  static List<Map<String, String>> themes() {
    return List.of(Rendering.PATTERNFLY_5, Rendering.BASE, Map.of());
  }

  private static Document totp(Map<String, Object> state) {
    return page(new Rendering("en"), TOTP_PAGE, state);
  }

  @Nested
  @DisplayName("at a login")
  class Login {

    @Test
    @DisplayName("asks for the code in a text field made for one-time codes")
    void field() {
      var page = totp(TOTP);
      var code = page.select("#code").first();

      assertThat(code.attributes().asList().toString())
          .contains("type=\"text\"", "inputmode=\"numeric\"", "autocomplete=\"one-time-code\"")
          .contains("dir=\"ltr\"", "autofocus", "value=\"\"", "maxlength=\"64\"")
          .doesNotContain("aria-invalid");
      assertThat(page.select("#kc-second-factor-hint").text()).contains("6-digit");
      assertThat(page.select("form button").eachAttr("name"))
          .containsExactly("login", "cancel", "resync");
    }

    @Test
    @DisplayName("offers two codes in a row only when the server does")
    void noResync() {
      assertThat(totp(and(TOTP, "offersResync", false)).select("[name=resync]")).isEmpty();
    }

    @Test
    @DisplayName("leaves other methods to Keycloak's own link")
    void noMethods() {
      assertThat(totp(and(TOTP_STEP_UP, "purpose", "login")).select("[name=method]")).isEmpty();
    }

    @Test
    @DisplayName("shows an error at the field, once, escaped, and first in its description")
    void error() {
      var page = page(new Rendering("en").withError("code", "Wrong <b>"), TOTP_PAGE, TOTP);
      var code = page.select("#code").first();

      assertThat(code.attr("aria-invalid")).isEqualTo("true");
      assertThat(code.attr("aria-describedby")).isEqualTo("input-error-code kc-second-factor-hint");
      assertThat(page.select("[aria-live=polite] #input-error-code").text()).isEqualTo("Wrong <b>");
      assertThat(page.select(".message")).isEmpty();
    }
  }

  @Nested
  @DisplayName("with devices")
  class Devices {

    @Test
    @DisplayName("has no choice among one")
    void one() {
      assertThat(totp(TOTP).select("[name=device]")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.secondfactor.themes.TotpPageTest#themes")
    @DisplayName("lets choose among two or more, each with its label")
    void several(Map<String, String> theme) {
      var page = page(new Rendering("en").with("properties", theme), TOTP_PAGE, TOTP_DEVICES);
      var devices = page.select("[role=radiogroup] input[type=radio][name=device]");

      assertThat(devices.eachAttr("value")).containsExactly("d1", "d2");
      assertThat(devices.select("[checked]").eachAttr("value")).containsExactly("d2");
      assertThat(page.select("[role=radiogroup] label").eachText())
          .containsExactly("Phone", "Smith & <Sons>");
      assertThat(page.select("#kc-second-factor-device").text())
          .isEqualTo("Which device do you use?");
    }
  }

  @Nested
  @DisplayName("for a device whose clock is off")
  class Resync {

    @Test
    @DisplayName("asks for two codes and helps to set the clock")
    void fields() {
      var page = totp(TOTP_RESYNC);

      assertThat(page.select("label[for=code], label[for=nextCode]").eachText())
          .containsExactly("First code", "Next code");
      assertThat(page.select("#nextCode").attr("maxlength")).isEqualTo("64");
      assertThat(page.select("[autofocus]").eachAttr("id")).containsExactly("code");
      assertThat(page.select("details p").eachText())
          .satisfiesExactly(
              android -> assertThat(android).startsWith("Android: "),
              ios -> assertThat(ios).startsWith("iPhone and iPad: "));
      assertThat(page.select("form button").eachAttr("name")).containsExactly("login", "cancel");
    }

    @Test
    @DisplayName("can be left for the set-up that led to it")
    void setUpInstead() {
      var page = totp(and(TOTP_RESYNC, "purpose", "enrol"));

      assertThat(page.select("h1").text()).isEqualTo("Put the clock of an app right");
      assertThat(page.select("#kc-second-factor-setup").attr("name")).isEqualTo("retry");
      assertThat(page.select("#kc-second-factor-setup").text()).isEqualTo("Set up another app");
    }

    @Test
    @DisplayName("has the focus at the code that is wrong")
    void error() {
      var page = page(new Rendering("en").withError("nextCode", "Missing"), TOTP_PAGE, TOTP_RESYNC);

      assertThat(page.select("[autofocus]").eachAttr("id")).containsExactly("nextCode");
      assertThat(page.select("#nextCode").attr("aria-describedby"))
          .startsWith("input-error-nextCode ");
      assertThat(page.select("[aria-invalid]").eachAttr("id")).containsExactly("nextCode");
      assertThat(page.select(".message")).isEmpty();
    }
  }

  @Nested
  @DisplayName("for a change to confirm")
  class StepUp {

    @Test
    @DisplayName("says so, and offers further ways below the form, open and locked")
    void methods() {
      var page = totp(TOTP_STEP_UP);

      assertThat(page.select("h1").text()).isEqualTo("Confirm that it is you");
      assertThat(page.select("#kc-second-factor-submit").text()).isEqualTo("Confirm");
      assertThat(page.select("form button").eachAttr("name"))
          .containsExactly("login", "resync", "method", "method");
      assertThat(page.select("[role=group] button").eachAttr("value"))
          .containsExactly("email-otp", "password");
      assertThat(page.select("[role=group] button").eachText())
          .containsExactly("Code by email", "Password");
      assertThat(totp(and(TOTP_STEP_UP, "state", "locked")).select("[name=method]")).hasSize(2);
    }

    @Test
    @DisplayName("has no heading for further ways without one")
    void noMethods() {
      assertThat(totp(and(TOTP, "purpose", "step-up")).select("#kc-second-factor-methods"))
          .isEmpty();
    }
  }
}
