package dev.secondfactor.themes;

import static dev.secondfactor.themes.Pages.ADDRESS_PAGE;
import static dev.secondfactor.themes.Pages.CLOSED;
import static dev.secondfactor.themes.Pages.CODE_PAGE;
import static dev.secondfactor.themes.Pages.LOCKED;
import static dev.secondfactor.themes.Pages.OPEN;
import static dev.secondfactor.themes.Pages.and;
import static dev.secondfactor.themes.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The pages")
class PagesTest {

  static Stream<Arguments> everyPage() {
    return Stream.of("en", "de")
        .flatMap(
            language ->
                Stream.of(Rendering.PATTERNFLY_5, Rendering.BASE, Map.of())
                    .flatMap(
                        theme ->
                            Stream.of(
                                Arguments.of(language, theme, CODE_PAGE, OPEN),
                                Arguments.of(
                                    language,
                                    theme,
                                    CODE_PAGE,
                                    and(OPEN, "deliveryState", "queued")),
                                Arguments.of(language, theme, CODE_PAGE, CLOSED),
                                Arguments.of(language, theme, CODE_PAGE, LOCKED),
                                Arguments.of(language, theme, ADDRESS_PAGE, Map.of()))));
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  @DisplayName(
      "are sound: ids once, labels and descriptions point to something, Enter presses the main button")
  void sound(
      String language, Map<String, String> theme, String template, Map<String, Object> state) {
    var page =
        page(
            new Rendering(language).with("properties", theme).with("isAppInitiatedAction", true),
            template,
            state);

    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(page.select("label")).allSatisfy(label -> exists(page, label.attr("for")));
    assertThat(page.select("[aria-describedby]").eachAttr("aria-describedby"))
        .allSatisfy(ids -> assertThat(List.of(ids.split(" "))).allSatisfy(id -> exists(page, id)));
    assertThat(page.select("input"))
        .allSatisfy(input -> assertThat(page.select("label[for=" + input.id() + "]")).hasSize(1));
    assertThat(page.select("form button, form input[type=submit]").first())
        .extracting(Element::id)
        .isNotEqualTo("kc-second-factor-cancel");
    assertThat(page.select("form").attr("action")).isEqualTo("/action?a=1&b=2");
    assertThat(page.text()).doesNotContain("{", "}");
  }

  private static void exists(Document page, String id) {
    assertThat(page.getElementById(id)).as(id).isNotNull();
  }

  @Test
  @DisplayName("ask for an address, and show the present one masked")
  void address() {
    var page =
        page(
            new Rendering("en").withError("address", "Not valid"),
            ADDRESS_PAGE,
            Map.of("address", "alice@\"x", "current", "a•••@e•••.com"));

    assertThat(page.select("#address").attr("value")).isEqualTo("alice@\"x");
    assertThat(page.select("#address").attr("type")).isEqualTo("email");
    assertThat(page.select("#address").attr("aria-invalid")).isEqualTo("true");
    assertThat(page.select("#kc-second-factor-current").text()).isEqualTo("a•••@e•••.com");
  }
}
