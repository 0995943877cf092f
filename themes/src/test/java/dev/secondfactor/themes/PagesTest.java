package dev.secondfactor.themes;

import static dev.secondfactor.themes.Pages.ADDRESS_PAGE;
import static dev.secondfactor.themes.Pages.CHOOSE;
import static dev.secondfactor.themes.Pages.CHOOSE_LATER;
import static dev.secondfactor.themes.Pages.CHOOSE_PAGE;
import static dev.secondfactor.themes.Pages.CLOSED;
import static dev.secondfactor.themes.Pages.CODE_PAGE;
import static dev.secondfactor.themes.Pages.LOCKED;
import static dev.secondfactor.themes.Pages.NUMBER;
import static dev.secondfactor.themes.Pages.NUMBER_OF_MANY;
import static dev.secondfactor.themes.Pages.NUMBER_PAGE;
import static dev.secondfactor.themes.Pages.OPEN;
import static dev.secondfactor.themes.Pages.RECOVERY;
import static dev.secondfactor.themes.Pages.RECOVERY_AFTER_USE;
import static dev.secondfactor.themes.Pages.RECOVERY_CODES;
import static dev.secondfactor.themes.Pages.RECOVERY_LOCKED;
import static dev.secondfactor.themes.Pages.RECOVERY_MANAGE;
import static dev.secondfactor.themes.Pages.RECOVERY_OLDER;
import static dev.secondfactor.themes.Pages.RECOVERY_PAGE;
import static dev.secondfactor.themes.Pages.RECOVERY_SETUP_PAGE;
import static dev.secondfactor.themes.Pages.RECOVERY_STEP_UP;
import static dev.secondfactor.themes.Pages.RECOVERY_VIEW;
import static dev.secondfactor.themes.Pages.REFUSED;
import static dev.secondfactor.themes.Pages.REFUSED_PAGE;
import static dev.secondfactor.themes.Pages.SMS_CLOSED;
import static dev.secondfactor.themes.Pages.SMS_LOCKED;
import static dev.secondfactor.themes.Pages.SMS_OPEN;
import static dev.secondfactor.themes.Pages.TOTP;
import static dev.secondfactor.themes.Pages.TOTP_DEVICES;
import static dev.secondfactor.themes.Pages.TOTP_LOCKED;
import static dev.secondfactor.themes.Pages.TOTP_PAGE;
import static dev.secondfactor.themes.Pages.TOTP_RESYNC;
import static dev.secondfactor.themes.Pages.TOTP_SETUP;
import static dev.secondfactor.themes.Pages.TOTP_SETUP_PAGE;
import static dev.secondfactor.themes.Pages.TOTP_STEP_UP;
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
                            states()
                                .map(state -> Arguments.of(language, theme, state[0], state[1]))));
  }

  private static Stream<Object[]> states() {
    return Stream.of(
        new Object[] {CODE_PAGE, OPEN},
        new Object[] {CODE_PAGE, and(OPEN, "deliveryState", "queued")},
        new Object[] {CODE_PAGE, CLOSED},
        new Object[] {CODE_PAGE, LOCKED},
        new Object[] {CODE_PAGE, SMS_OPEN},
        new Object[] {CODE_PAGE, and(and(SMS_OPEN, "deliveryState", "queued"), "purpose", "enrol")},
        new Object[] {CODE_PAGE, and(SMS_OPEN, "deliveryState", "failed")},
        new Object[] {CODE_PAGE, and(SMS_OPEN, "deliveryState", "delivered")},
        new Object[] {CODE_PAGE, and(SMS_OPEN, "deliveryUrl", "/realms/r/deliveries/t")},
        new Object[] {CODE_PAGE, SMS_CLOSED},
        new Object[] {CODE_PAGE, SMS_LOCKED},
        new Object[] {ADDRESS_PAGE, Map.of()},
        new Object[] {NUMBER_PAGE, NUMBER},
        new Object[] {NUMBER_PAGE, NUMBER_OF_MANY},
        new Object[] {NUMBER_PAGE, and(NUMBER_OF_MANY, "current", "+49 •••89")},
        new Object[] {NUMBER_PAGE, and(and(NUMBER, "number", "0151 1"), "suggested", true)},
        new Object[] {TOTP_PAGE, TOTP},
        new Object[] {TOTP_PAGE, TOTP_DEVICES},
        new Object[] {TOTP_PAGE, TOTP_RESYNC},
        new Object[] {TOTP_PAGE, and(TOTP_RESYNC, "purpose", "enrol")},
        new Object[] {TOTP_PAGE, TOTP_STEP_UP},
        new Object[] {TOTP_PAGE, TOTP_LOCKED},
        new Object[] {TOTP_SETUP_PAGE, TOTP_SETUP},
        new Object[] {TOTP_SETUP_PAGE, and(TOTP_SETUP, "renewed", true)},
        new Object[] {TOTP_SETUP_PAGE, and(TOTP_SETUP, "offersResync", true)},
        new Object[] {RECOVERY_PAGE, RECOVERY},
        new Object[] {RECOVERY_PAGE, RECOVERY_OLDER},
        new Object[] {RECOVERY_PAGE, and(RECOVERY_OLDER, "anyOrder", true)},
        new Object[] {RECOVERY_PAGE, RECOVERY_STEP_UP},
        new Object[] {RECOVERY_PAGE, RECOVERY_LOCKED},
        new Object[] {RECOVERY_SETUP_PAGE, RECOVERY_MANAGE},
        new Object[] {RECOVERY_SETUP_PAGE, and(RECOVERY_MANAGE, "viewable", true)},
        new Object[] {RECOVERY_SETUP_PAGE, and(RECOVERY_MANAGE, "ordered", true)},
        new Object[] {RECOVERY_SETUP_PAGE, RECOVERY_AFTER_USE},
        new Object[] {RECOVERY_SETUP_PAGE, and(RECOVERY_AFTER_USE, "low", true)},
        new Object[] {RECOVERY_SETUP_PAGE, RECOVERY_CODES},
        new Object[] {RECOVERY_SETUP_PAGE, and(and(RECOVERY_CODES, "last", true), "voids", true)},
        new Object[] {RECOVERY_SETUP_PAGE, and(RECOVERY_CODES, "canSkip", true)},
        new Object[] {RECOVERY_SETUP_PAGE, RECOVERY_VIEW},
        new Object[] {CHOOSE_PAGE, CHOOSE},
        new Object[] {CHOOSE_PAGE, and(CHOOSE, "purpose", "first")},
        new Object[] {CHOOSE_PAGE, CHOOSE_LATER},
        new Object[] {CHOOSE_PAGE, and(CHOOSE_LATER, "left", 1)},
        new Object[] {REFUSED_PAGE, REFUSED});
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
    for (String reference : List.of("aria-describedby", "aria-labelledby")) {
      assertThat(page.select("[" + reference + "]").eachAttr(reference))
          .allSatisfy(
              ids -> assertThat(List.of(ids.split(" "))).allSatisfy(id -> exists(page, id)));
    }
    assertThat(page.select("[role=group], [role=radiogroup]"))
        .allSatisfy(group -> assertThat(group.attr("aria-labelledby")).isNotEmpty());
    assertThat(page.select("[autofocus]").size()).isLessThanOrEqualTo(1);
    assertThat(page.select("input[type=hidden]")).isEmpty();
    assertThat(page.select("img")).allSatisfy(img -> assertThat(img.attr("alt")).isNotBlank());
    assertThat(page.select("input, select"))
        .allSatisfy(input -> assertThat(page.select("label[for=" + input.id() + "]")).hasSize(1));
    assertThat(page.select("form [type=submit]").first())
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

  @Test
  @DisplayName("refuse a change with the reason and a way back")
  void refused() {
    var page = page(new Rendering("en"), REFUSED_PAGE, REFUSED);

    assertThat(page.text()).contains("This is your only second factor.");
    assertThat(page.select("form button").eachAttr("name")).containsExactly("cancel-aia");
  }
}
