package dev.secondfactor.themes;

import static dev.secondfactor.themes.Pages.RECOVERY;
import static dev.secondfactor.themes.Pages.RECOVERY_OLDER;
import static dev.secondfactor.themes.Pages.RECOVERY_PAGE;
import static dev.secondfactor.themes.Pages.RECOVERY_STEP_UP;
import static dev.secondfactor.themes.Pages.and;
import static dev.secondfactor.themes.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page for a recovery code")
class RecoveryPageTest {

  private static Document recovery(Map<String, Object> state) {
    return page(new Rendering("en"), RECOVERY_PAGE, state);
  }

  private static String hint(Map<String, Object> state) {
    return recovery(state).select("#kc-second-factor-hint").text();
  }

  @Test
  @DisplayName("asks for the code in a text field that takes letters and remembers nothing")
  void field() {
    var page = recovery(RECOVERY);
    var code = page.select("#code").first();

    assertThat(code.attributes().asList().toString())
        .contains("type=\"text\"", "autocomplete=\"off\"", "autocapitalize=\"characters\"")
        .contains("spellcheck=\"false\"", "maxlength=\"64\"", "dir=\"ltr\"", "autofocus")
        .contains("value=\"\"")
        .doesNotContain("inputmode", "pattern", "aria-invalid");
    assertThat(page.select("h1").text()).isEqualTo("Recovery code");
    assertThat(page.select("form button").eachAttr("name")).containsExactly("login", "cancel");
  }

  @Test
  @DisplayName("shows what a code looks like, and says that any unused one works")
  void anyOrder() {
    assertThat(hint(RECOVERY))
        .isEqualTo(
            "Enter any recovery code that you have not used yet."
                + " A code looks like this: 07K3-QF2M-9XD0-14T5");
    assertThat(recovery(RECOVERY).select("code[dir=ltr][translate=no]").text())
        .isEqualTo("07K3-QF2M-9XD0-14T5");
  }

  @Test
  @DisplayName("says which code is next when only that one works")
  void next() {
    assertThat(hint(RECOVERY_OLDER))
        .isEqualTo("Enter code number 3 from your list of recovery codes.");
    assertThat(hint(and(RECOVERY_OLDER, "nextNumber", 1234))).contains("number 1234 ");
  }

  @Test
  @DisplayName("says both to those who have two lists")
  void bothLists() {
    assertThat(hint(and(RECOVERY_OLDER, "anyOrder", true)))
        .startsWith("Enter any recovery code")
        .endsWith("If you have only an older list, enter its code number 3.");
  }

  @Test
  @DisplayName("does not say how many codes are left, even if it were told")
  void nothingLeft() {
    assertThat(recovery(and(RECOVERY, "left", 9876)).html()).doesNotContain("9876", "9,876");
  }

  @Test
  @DisplayName("shows an error at the field, once, escaped, and first in its description")
  void error() {
    var page = page(new Rendering("en").withError("code", "Wrong <b>"), RECOVERY_PAGE, RECOVERY);
    var code = page.select("#code").first();

    assertThat(code.attr("aria-invalid")).isEqualTo("true");
    assertThat(code.attr("aria-describedby")).isEqualTo("input-error-code kc-second-factor-hint");
    assertThat(page.select("[aria-live=polite] #input-error-code").text()).isEqualTo("Wrong <b>");
    assertThat(page.select(".message")).isEmpty();
  }

  @Test
  @DisplayName(
      "offers further ways when a change is confirmed, open and locked, and not at a login")
  void methods() {
    var page = recovery(RECOVERY_STEP_UP);

    assertThat(page.select("h1").text()).isEqualTo("Confirm that it is you");
    assertThat(page.select("#kc-second-factor-submit").text()).isEqualTo("Confirm");
    assertThat(page.select("[role=group] button").eachAttr("value"))
        .containsExactly("totp", "password");
    assertThat(page.select("[role=group] button").eachText())
        .containsExactly("Authenticator app", "Smith & <Sons>");
    assertThat(recovery(and(RECOVERY_STEP_UP, "state", "locked")).select("[name=method]"))
        .hasSize(2);
    assertThat(recovery(and(RECOVERY_STEP_UP, "purpose", "login")).select("[name=method]"))
        .isEmpty();
  }
}
