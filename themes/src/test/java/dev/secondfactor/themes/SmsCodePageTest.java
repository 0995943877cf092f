package dev.secondfactor.themes;

import static dev.secondfactor.themes.Pages.CODE_PAGE;
import static dev.secondfactor.themes.Pages.LOCKED;
import static dev.secondfactor.themes.Pages.OPEN;
import static dev.secondfactor.themes.Pages.SMS_CLOSED;
import static dev.secondfactor.themes.Pages.SMS_LOCKED;
import static dev.secondfactor.themes.Pages.SMS_OPEN;
import static dev.secondfactor.themes.Pages.and;
import static dev.secondfactor.themes.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The code page for SMS")
class SmsCodePageTest {

  static Stream<Arguments> everyState() {
    return Stream.of("login", "enrol", "step-up")
        .flatMap(
            purpose ->
                Stream.of("queued", "sent", "delivered", "failed", "refused")
                    .flatMap(
                        delivery ->
                            Stream.of(SMS_OPEN, SMS_CLOSED, SMS_LOCKED)
                                .map(state -> and(state, "deliveryState", delivery))
                                .map(state -> and(state, "purpose", purpose))
                                .map(state -> Arguments.of(state))));
  }

  @ParameterizedTest
  @MethodSource("everyState")
  @DisplayName("speaks of mails and addresses in no state and in no language")
  void noMail(Map<String, Object> state) {
    for (String language : List.of("en", "de")) {
      assertThat(page(new Rendering(language), CODE_PAGE, state).text())
          .doesNotContainIgnoringCase("mail", "address", "adresse");
    }
  }

  @Test
  @DisplayName("says which number the text message went to")
  void number() {
    var page = page(SMS_OPEN);

    assertThat(page.select("h1").text()).isEqualTo("Code by SMS");
    assertThat(page.select("#kc-second-factor-hint").text())
        .isEqualTo("Enter the 6-digit code from our text message to +49 •••89.");
    assertThat(page.select("#kc-second-factor-destination[dir=ltr]").text()).isEqualTo("+49 •••89");
    assertThat(page.select("label[for=code]").text()).isEqualTo("Code from the text message");
  }

  @Test
  @DisplayName("offers another number while one is being confirmed")
  void otherNumber() {
    var page = page(and(SMS_OPEN, "purpose", "enrol"));

    assertThat(page.select("h1").text()).isEqualTo("Confirm your phone number");
    assertThat(page.select("#kc-second-factor-change[name=change]").text())
        .isEqualTo("Use another number");
  }

  @Test
  @DisplayName(
      "says at set-up that a number cannot be reached, also to the script, and not at login")
  void refused() {
    var setUp = and(SMS_OPEN, "purpose", "enrol");
    var refused = page(and(setUp, "deliveryState", "refused")).select("[data-status=refused]");

    assertThat(refused.text()).contains("This number cannot receive our messages.");
    assertThat(refused.hasAttr("hidden")).isFalse();
    var queued = and(setUp, "deliveryState", "queued");
    assertThat(page(queued).select("[data-status=refused][hidden]")).hasSize(1);
    assertThat(page(and(SMS_OPEN, "deliveryState", "queued")).select("[data-status=refused]"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"login, try another way", "step-up, try another way", "enrol, Check the number."})
  @DisplayName("says what to do when the text message was not sent, also to the script")
  void failed(String purpose, String advice) {
    var failed = and(and(SMS_OPEN, "purpose", purpose), "deliveryState", "failed");

    for (var state : List.of(failed, and(failed, "deliveryState", "queued"))) {
      assertThat(page(state).select("[data-status=failed]").text())
          .startsWith("The text message could not be sent.")
          .contains(advice);
    }
  }

  @Test
  @DisplayName("has the words for mails when it is not told the method")
  void byMail() {
    assertThat(page(LOCKED).text()).contains("Codes by email are locked");
    assertThat(page(and(OPEN, "purpose", "enrol")).select("#kc-second-factor-change").text())
        .isEqualTo("Use another address");
  }
}
