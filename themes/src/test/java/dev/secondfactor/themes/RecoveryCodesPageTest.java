package dev.secondfactor.themes;

import static dev.secondfactor.themes.Pages.RECOVERY_CODES;
import static dev.secondfactor.themes.Pages.RECOVERY_SETUP_PAGE;
import static dev.secondfactor.themes.Pages.RECOVERY_VIEW;
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

@DisplayName("The page that shows recovery codes")
class RecoveryCodesPageTest {

  private static final List<String> CODES = List.of("01K3-QF2M-9XD0-14T5", "02A7-ZZ0M-4RC9-H1X2");

  static List<Map<String, Object>> states() {
    return List.of(RECOVERY_CODES, RECOVERY_VIEW);
  }

  private static Document codes(Map<String, Object> state) {
    return page(new Rendering("en"), RECOVERY_SETUP_PAGE, state);
  }

  private static List<String> buttons(Document page) {
    return page.select("form [type=submit]").eachAttr("name");
  }

  @ParameterizedTest
  @MethodSource("states")
  @DisplayName("lists each code by itself, not to be translated or turned around")
  void list(Map<String, Object> state) {
    var list = codes(state).select("ol#kc-second-factor-codes[dir=ltr][translate=no]");

    assertThat(list.select("li code").eachText()).isEqualTo(CODES);
  }

  @ParameterizedTest
  @MethodSource("states")
  @DisplayName("has each code once, and neither in a field nor in another attribute")
  void once(Map<String, Object> state) {
    var html = codes(state).html();

    assertThat(CODES).allSatisfy(code -> assertThat(html).containsOnlyOnce(code));
  }

  @ParameterizedTest
  @MethodSource("states")
  @DisplayName("prepares the sheet for paper and file: whose codes they are, from when, and advice")
  void sheet(Map<String, Object> state) {
    var sheet = codes(state).select("#kc-second-factor-sheet");

    assertThat(sheet.attr("data-file-name")).isEqualTo(state.get("fileName"));
    assertThat(sheet.select("#kc-second-factor-sheet-head[hidden] > *").eachText())
        .containsExactly(
            "Recovery codes",
            "Sign-in to: Smith & <Sons>",
            "Account: alice",
            "Made on: 22 November 2026");
    assertThat(sheet.select("#kc-second-factor-sheet-advice[hidden] > *")).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("states")
  @DisplayName("has ways to save them that a script shows, and says what to do without")
  void saving(Map<String, Object> state) {
    var page = codes(state);
    var offers = page.select("#kc-second-factor-offers[hidden] [role=group] button[type=button]");

    assertThat(offers.eachAttr("id"))
        .containsExactly(
            "kc-second-factor-download", "kc-second-factor-print", "kc-second-factor-copy-button");
    assertThat(offers.eachText()).containsExactly("Download", "Print", "Copy");
    assertThat(offers.eachAttr("name")).isEmpty();
    assertThat(page.select("#kc-second-factor-by-hand").hasAttr("hidden")).isFalse();
    assertThat(page.select("#kc-second-factor-status[role=status] [data-status]"))
        .hasSize(4)
        .allSatisfy(text -> assertThat(text.hasAttr("hidden")).isTrue());
  }

  @ParameterizedTest
  @MethodSource("states")
  @DisplayName("prints with a style of its own")
  void printStyle(Map<String, Object> state) {
    assertThat(codes(state).select("link[rel=stylesheet][media=print]").attr("href"))
        .isEqualTo("/resources/css/second-factor-recovery-print.css");
  }

  @Nested
  @DisplayName("when they are new")
  class New {

    @Test
    @DisplayName("asks to tick that they are saved; without a script the server checks it")
    void box() {
      var page = codes(RECOVERY_CODES);
      var box = page.select("#saved[type=checkbox]").first();

      assertThat(page.select("h1").text()).isEqualTo("Save your recovery codes");
      assertThat(page.select("label[for=saved]").text()).isEqualTo("I have saved these codes");
      assertThat(box.hasAttr("checked")).isFalse();
      assertThat(box.attr("autocomplete")).isEqualTo("off");
      assertThat(box.attr("aria-describedby")).isEqualTo("kc-second-factor-finish-hint");
      assertThat(page.select("#kc-second-factor-finish-ready").hasAttr("hidden")).isTrue();
      assertThat(page.select("#kc-second-factor-finish").hasAttr("disabled")).isFalse();
      assertThat(buttons(page)).containsExactly("finish");
    }

    @Test
    @DisplayName("shows an error at the box, once, and first in its description")
    void error() {
      var rendering = new Rendering("en").withError("saved", "Save <b>");
      var page = page(rendering, RECOVERY_SETUP_PAGE, RECOVERY_CODES);

      assertThat(page.select("#saved").attr("aria-invalid")).isEqualTo("true");
      assertThat(page.select("#saved").attr("aria-describedby"))
          .isEqualTo("input-error-saved kc-second-factor-finish-hint");
      assertThat(page.select("[aria-live=polite] #input-error-saved").text()).isEqualTo("Save <b>");
      assertThat(page.select(".message")).isEmpty();
    }

    @Test
    @DisplayName("says that older codes become void, and that the last one was used, when it is so")
    void older() {
      var page = codes(and(and(RECOVERY_CODES, "voids", true), "last", true));

      assertThat(page.select("#kc-second-factor-voids").text())
          .isEqualTo("Your older codes work until you finish. After that, only these do.");
      assertThat(page.select("#kc-second-factor-last").text()).contains("your last recovery code");
      assertThat(codes(RECOVERY_CODES).select("#kc-second-factor-voids, #kc-second-factor-last"))
          .isEmpty();
    }

    @Test
    @DisplayName("can be put off or cancelled where that is allowed")
    void leaving() {
      var rendering = new Rendering("en").with("isAppInitiatedAction", true);
      var skippable = and(RECOVERY_CODES, "canSkip", true);

      assertThat(buttons(codes(skippable))).containsExactly("finish", "later");
      assertThat(codes(skippable).select("#kc-second-factor-later").text()).isEqualTo("Not now");
      assertThat(buttons(page(rendering, RECOVERY_SETUP_PAGE, skippable)))
          .containsExactly("finish", "later");
      assertThat(buttons(page(rendering, RECOVERY_SETUP_PAGE, RECOVERY_CODES)))
          .containsExactly("finish", "cancel-aia");
    }
  }

  @Nested
  @DisplayName("when they are shown again")
  class Again {

    @Test
    @DisplayName("crosses out those that are used, and says so in words")
    void used() {
      var lines = codes(RECOVERY_VIEW).select("#kc-second-factor-codes li");

      assertThat(lines.eachText()).containsExactly(CODES.get(0) + " used", CODES.get(1));
      assertThat(lines.select("del").eachText()).containsExactly(CODES.get(0));
    }

    @Test
    @DisplayName("says how many are left, has no box, and ends with one button")
    void done() {
      var page =
          page(
              new Rendering("en").with("isAppInitiatedAction", true),
              RECOVERY_SETUP_PAGE,
              RECOVERY_VIEW);

      assertThat(page.select("#kc-second-factor-left").text()).isEqualTo("1 code is left.");
      assertThat(page.select("input")).isEmpty();
      assertThat(buttons(page)).containsExactly("done");
    }
  }
}
