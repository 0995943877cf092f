package dev.secondfactor.themes;

import static dev.secondfactor.themes.Pages.RECOVERY_AFTER_USE;
import static dev.secondfactor.themes.Pages.RECOVERY_MANAGE;
import static dev.secondfactor.themes.Pages.RECOVERY_SETUP_PAGE;
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
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The page that tells about recovery codes")
class RecoverySetupPageTest {

  private static Document manage(Map<String, Object> state) {
    return page(new Rendering("en"), RECOVERY_SETUP_PAGE, state);
  }

  private static List<String> buttons(Document page) {
    return page.select("form [type=submit]").eachAttr("name");
  }

  @ParameterizedTest
  @CsvSource({"0, No code is left.", "1, 1 code is left.", "7, 7 codes are left."})
  @DisplayName("says how many codes are left")
  void left(int left, String words) {
    assertThat(manage(and(RECOVERY_MANAGE, "left", left)).select("#kc-second-factor-left").text())
        .isEqualTo(words);
  }

  @Test
  @DisplayName("says when they were made, and that new ones void them")
  void manage() {
    var page = manage(RECOVERY_MANAGE);

    assertThat(page.select("#kc-second-factor-made").text())
        .isEqualTo("This set of 10 codes was made on 22 November 2026.");
    assertThat(page.select("#kc-second-factor-voids").text())
        .contains("new codes", "the older ones no longer work");
    assertThat(buttons(page)).containsExactly("renew");
    assertThat(page.select(".pf-m-warning, #kc-second-factor-ordered, link")).isEmpty();
    assertThat(page.text()).doesNotContain("You have signed in");
  }

  @Test
  @DisplayName("does without the date when it is not known")
  void noDate() {
    assertThat(manage(and(RECOVERY_MANAGE, "madeOn", "")).select("#kc-second-factor-made"))
        .isEmpty();
  }

  @Test
  @DisplayName("warns when few are left")
  void low() {
    var warning = manage(and(RECOVERY_MANAGE, "low", true)).select(".pf-m-warning");

    assertThat(warning.text()).contains("only a few codes left", "Make new ones");
  }

  @Test
  @DisplayName("explains codes that work only in their order")
  void ordered() {
    assertThat(
            manage(and(RECOVERY_MANAGE, "ordered", true))
                .select("#kc-second-factor-ordered")
                .text())
        .contains("older kind", "only in the order of the list", "New ones work in any order");
  }

  @Test
  @DisplayName("offers to show the codes where the realm allows it")
  void viewable() {
    assertThat(buttons(manage(and(RECOVERY_MANAGE, "viewable", true))))
        .containsExactly("renew", "view");
  }

  @Test
  @DisplayName(
      "is cancelled only where an application asked for it, and not where it can be skipped")
  void cancel() {
    var rendering = new Rendering("en").with("isAppInitiatedAction", true);

    assertThat(buttons(page(rendering, RECOVERY_SETUP_PAGE, RECOVERY_MANAGE)))
        .containsExactly("renew", "cancel-aia");
    assertThat(buttons(page(rendering, RECOVERY_SETUP_PAGE, and(RECOVERY_MANAGE, "canSkip", true))))
        .containsExactly("renew", "later");
  }

  @Test
  @DisplayName("can be put off")
  void later() {
    var page = manage(and(RECOVERY_MANAGE, "canSkip", true));

    assertThat(page.select("#kc-second-factor-later").text()).isEqualTo("Not now");
  }

  @Nested
  @DisplayName("after a login by one of them")
  class AfterUse {

    @Test
    @DisplayName("says so, and the main thing is to go on")
    void goOn() {
      var page = manage(RECOVERY_AFTER_USE);

      assertThat(page.text()).contains("You have used a recovery code. 7 codes are left.");
      assertThat(buttons(page)).containsExactly("later", "renew");
      assertThat(page.select("#kc-second-factor-later").text()).isEqualTo("doContinue");
    }

    @ParameterizedTest
    @CsvSource({"low", "ordered"})
    @DisplayName("puts new codes first when they are needed")
    void renewFirst(String reason) {
      var page = manage(and(RECOVERY_AFTER_USE, reason, true));

      assertThat(buttons(page)).containsExactly("renew", "later");
      assertThat(page.select("#kc-second-factor-later").text()).isEqualTo("doContinue");
    }
  }
}
