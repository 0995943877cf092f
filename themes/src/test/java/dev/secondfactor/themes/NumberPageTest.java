package dev.secondfactor.themes;

import static dev.secondfactor.themes.Pages.GERMANY;
import static dev.secondfactor.themes.Pages.JAMAICA;
import static dev.secondfactor.themes.Pages.NUMBER;
import static dev.secondfactor.themes.Pages.NUMBER_OF_MANY;
import static dev.secondfactor.themes.Pages.NUMBER_PAGE;
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

@DisplayName("The number page")
class NumberPageTest {

  static List<Map<String, String>> themes() {
    return List.of(Rendering.PATTERNFLY_5, Rendering.BASE, Map.of());
  }

  private static Document number(Map<String, Object> state) {
    return page(new Rendering("en"), NUMBER_PAGE, state);
  }

  @Test
  @DisplayName("asks for the number in a field made for numbers, and takes every spelling")
  void field() {
    var page = number(and(NUMBER, "number", "+49 \"151"));
    var number = page.select("#number").first();

    assertThat(number.attributes().asList().toString())
        .contains("type=\"tel\"", "inputmode=\"tel\"", "autocomplete=\"tel\"", "dir=\"ltr\"")
        .contains("autofocus", "maxlength=\"64\"")
        .doesNotContain("aria-invalid", "pattern");
    assertThat(number.attr("value")).isEqualTo("+49 \"151");
    assertThat(page.select("#kc-second-factor-number-hint").text()).contains("in any form");
    assertThat(page.select("form button").eachAttr("name")).containsExactly("login");
    assertThat(page.select("h1").text()).isEqualTo("Set up codes by SMS");
  }

  @Test
  @DisplayName("says the risk of SMS, and that a code will prove the number")
  void risk() {
    var page = number(NUMBER);

    assertThat(page.select("#kc-second-factor-risk").text())
        .contains("intercepted", "taken over", "NIST", "restricted");
    assertThat(page.select("#kc-second-factor-hint").text())
        .startsWith("We send a code to this number");
    assertThat(page.select("#number").attr("aria-describedby"))
        .isEqualTo("kc-second-factor-hint kc-second-factor-number-hint");
  }

  @Test
  @DisplayName("shows an error at the field, once, escaped, and first in its description")
  void error() {
    var page = page(new Rendering("en").withError("number", "Wrong <b>"), NUMBER_PAGE, NUMBER);
    var number = page.select("#number").first();

    assertThat(number.attr("aria-invalid")).isEqualTo("true");
    assertThat(number.attr("aria-describedby")).startsWith("input-error-number ");
    assertThat(page.select("[aria-live=polite] #input-error-number").text()).isEqualTo("Wrong <b>");
    assertThat(page.select(".message")).isEmpty();
  }

  @Test
  @DisplayName("shows the present number masked at a change")
  void current() {
    var page = number(and(NUMBER, "current", "+49 •••89"));

    assertThat(page.select("#kc-second-factor-current[dir=ltr]").text()).isEqualTo("+49 •••89");
    assertThat(page.select("h1").text()).isEqualTo("Change the number for codes");
  }

  @Test
  @DisplayName("says that a suggested number has to be confirmed")
  void suggested() {
    var page = number(and(and(NUMBER, "number", "0151 23456789"), "suggested", true));

    assertThat(page.select("#kc-second-factor-number-hint #kc-second-factor-suggested").text())
        .contains("from your profile", "confirmed");
    assertThat(number(NUMBER).select("#kc-second-factor-suggested")).isEmpty();
  }

  @Test
  @DisplayName("can be cancelled only where an application asked for it")
  void cancel() {
    var page = page(new Rendering("en").with("isAppInitiatedAction", true), NUMBER_PAGE, NUMBER);

    assertThat(page.select("form [type=submit]").eachAttr("name"))
        .containsExactly("login", "cancel-aia");
  }

  @Nested
  @DisplayName("with one country")
  class OneCountry {

    @Test
    @DisplayName("says it with its calling code, and has no choice")
    void noChoice() {
      var page = number(NUMBER);

      assertThat(page.select("select, [name=country]")).isEmpty();
      assertThat(page.select("#kc-second-factor-country").text())
          .isEqualTo("Country: Germany (+49)");
      assertThat(page.select("#kc-second-factor-example").text()).isEqualTo("01512 3456789");
    }
  }

  @Nested
  @DisplayName("with many countries")
  class ManyCountries {

    @ParameterizedTest
    @MethodSource("dev.secondfactor.themes.NumberPageTest#themes")
    @DisplayName("lets choose one, each with its calling code")
    void choice(Map<String, String> theme) {
      var page = page(new Rendering("en").with("properties", theme), NUMBER_PAGE, NUMBER_OF_MANY);
      var options = page.select("select#country[name=country] option");

      assertThat(options.eachAttr("value")).containsExactly("DE", "JM");
      assertThat(options.eachText()).containsExactly("Germany (+49)", "Jamaica (+1)");
      assertThat(options.select("[selected]").eachAttr("value")).containsExactly("JM");
      assertThat(page.select("label[for=country]").text()).isEqualTo("Country");
      assertThat(page.select("[autofocus]").eachAttr("id")).containsExactly("number");
      assertThat(page.select("#kc-second-factor-country")).isEmpty();
    }

    @Test
    @DisplayName("shows the example of the one that is selected, and tells a script the others")
    void example() {
      var page = number(NUMBER_OF_MANY);

      assertThat(page.select("#kc-second-factor-number-hint #kc-second-factor-example").text())
          .isEqualTo("(876) 210-1234");
      assertThat(page.select("option").eachAttr("data-example"))
          .containsExactly("01512 3456789", "(876) 210-1234");
    }

    @Test
    @DisplayName("selects the first when none is selected")
    void first() {
      var page = number(and(NUMBER, "countries", List.of(JAMAICA, GERMANY)));

      assertThat(page.select("option[selected]").eachAttr("value")).containsExactly("JM");
      assertThat(page.select("#kc-second-factor-example").text()).isEqualTo("(876) 210-1234");
    }
  }

  @Nested
  @DisplayName("with safer methods")
  class Safer {

    @Test
    @DisplayName("offers each of them below the form")
    void methods() {
      var page = number(NUMBER_OF_MANY);

      assertThat(page.select("#kc-second-factor-safer").text()).contains("safer");
      assertThat(page.select("form button").eachAttr("name"))
          .containsExactly("login", "instead", "instead");
      assertThat(page.select("[role=group] button").eachAttr("value"))
          .containsExactly("totp", "passkey");
      assertThat(page.select("[role=group] button").eachText())
          .containsExactly("Authenticator app", "Smith & <Sons>");
    }

    @Test
    @DisplayName("has no heading for them without one")
    void none() {
      assertThat(number(NUMBER).select("#kc-second-factor-safer")).isEmpty();
    }
  }
}
