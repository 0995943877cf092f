package dev.secondfactor.themes;

import static dev.secondfactor.themes.Pages.CODE_PAGE;
import static dev.secondfactor.themes.Pages.LOCKED;
import static dev.secondfactor.themes.Pages.OPEN;
import static dev.secondfactor.themes.Pages.RECOVERY;
import static dev.secondfactor.themes.Pages.RECOVERY_LOCKED;
import static dev.secondfactor.themes.Pages.RECOVERY_PAGE;
import static dev.secondfactor.themes.Pages.SMS_LOCKED;
import static dev.secondfactor.themes.Pages.TOTP;
import static dev.secondfactor.themes.Pages.TOTP_LOCKED;
import static dev.secondfactor.themes.Pages.TOTP_PAGE;
import static dev.secondfactor.themes.Pages.and;
import static dev.secondfactor.themes.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every page that asks for a code")
class StepPagesTest {

  static Stream<Arguments> locked() {
    return Stream.of(
        Arguments.of(CODE_PAGE, LOCKED, "Codes by email are locked"),
        Arguments.of(CODE_PAGE, SMS_LOCKED, "Codes by SMS are locked"),
        Arguments.of(TOTP_PAGE, TOTP_LOCKED, "Codes from the app are locked"),
        Arguments.of(RECOVERY_PAGE, RECOVERY_LOCKED, "Recovery codes are locked"));
  }

  @ParameterizedTest
  @MethodSource("locked")
  @DisplayName("says how long it is locked, has no field, and offers another try")
  void howLong(String template, Map<String, Object> state, String text) {
    var page = page(new Rendering("en"), template, state);

    assertThat(page.text()).contains(text, "in 5 minutes.");
    assertThat(page.select("#code, #kc-second-factor-resend")).isEmpty();
    assertThat(page.select("#kc-second-factor-locked-until[hidden] time")).hasSize(1);
    assertThat(page.select("form button").eachAttr("name")).containsExactly("retry", "cancel");
  }

  @ParameterizedTest
  @MethodSource("locked")
  @DisplayName("does not repeat what the server's message says")
  void message(String template, Map<String, Object> state, String text) {
    var page = page(new Rendering("en").withMessage("Locked for long"), template, state);

    assertThat(page.text()).contains("Locked for long").doesNotContain("Try again in", text);
  }

  @ParameterizedTest
  @MethodSource("locked")
  @DisplayName("offers no other try when the lock has no end")
  void disabled(String template, Map<String, Object> state, String text) {
    var page = page(new Rendering("en"), template, and(state, "lockedForSeconds", 0L));

    assertThat(page.select("form button").eachAttr("name")).containsExactly("cancel");
    assertThat(page.text()).doesNotContain(text);
  }

  @ParameterizedTest
  @MethodSource("locked")
  @DisplayName(
      "offers other steps when it is locked, with an end or without, below its own buttons")
  void otherSteps(String template, Map<String, Object> state, String text) {
    for (long seconds : new long[] {0, 290}) {
      var others =
          List.of(
              Map.of("id", "execution-1", "label", "Code by email"),
              Map.of("id", "execution-2", "label", "Smith & <Sons>"));
      var locked = and(and(state, "lockedForSeconds", seconds), "otherSteps", others);
      var page = page(new Rendering("en"), template, locked);

      var buttons = page.select("button[name=authenticationExecution]");
      assertThat(buttons.eachAttr("value")).containsExactly("execution-1", "execution-2");
      assertThat(buttons.eachText()).containsExactly("Code by email", "Smith & <Sons>");
      assertThat(page.select("#kc-second-factor-form button").last()).isEqualTo(buttons.last());
      assertThat(page.text()).contains("You can go on in another way now:");
    }
  }

  @ParameterizedTest
  @MethodSource("locked")
  @DisplayName("says nothing of other steps when there are none")
  void noOtherSteps(String template, Map<String, Object> state, String text) {
    for (var none : List.of(state, and(state, "otherSteps", List.of()))) {
      assertThat(page(new Rendering("en"), template, none).text()).doesNotContain("another way");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "login, false, cancel",
    "login, true, cancel-aia",
    "step-up, false, ''",
    "step-up, true, cancel-aia",
    "enrol, false, ''",
    "enrol, true, cancel-aia"
  })
  @DisplayName("is cancelled as its purpose demands")
  void cancel(String purpose, boolean appInitiated, String expected) {
    Stream.of(
            Map.entry(CODE_PAGE, OPEN),
            Map.entry(TOTP_PAGE, TOTP),
            Map.entry(RECOVERY_PAGE, RECOVERY))
        .forEach(
            page ->
                assertThat(cancelButton(page.getKey(), page.getValue(), purpose, appInitiated))
                    .as(page.getKey())
                    .isEqualTo(expected));
  }

  private static String cancelButton(
      String template, Map<String, Object> state, String purpose, boolean appInitiated) {
    var rendering = new Rendering("en");
    if (appInitiated) {
      rendering.with("isAppInitiatedAction", true);
    }
    return page(rendering, template, and(state, "purpose", purpose))
        .select("#kc-second-factor-cancel")
        .attr("name");
  }
}
