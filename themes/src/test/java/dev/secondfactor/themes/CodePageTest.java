package dev.secondfactor.themes;

import static dev.secondfactor.themes.Pages.CLOSED;
import static dev.secondfactor.themes.Pages.CODE_PAGE;
import static dev.secondfactor.themes.Pages.OPEN;
import static dev.secondfactor.themes.Pages.and;
import static dev.secondfactor.themes.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The code page")
class CodePageTest {

  @Nested
  @DisplayName("with a valid code")
  class Open {

    @Test
    @DisplayName(
        "asks for it in a text field made for one-time codes, and says where it went and how long it is valid")
    void field() {
      var page = page(OPEN);
      var code = page.select("#code").first();

      assertThat(code.attributes().asList().toString())
          .contains("type=\"text\"", "inputmode=\"numeric\"", "autocomplete=\"one-time-code\"")
          .contains("dir=\"ltr\"", "autofocus", "value=\"\"")
          .doesNotContain("aria-invalid");
      assertThat(page.select("#kc-second-factor-destination").text()).isEqualTo("a•••@e•••.com");
      assertThat(page.select("#kc-second-factor-hint").text())
          .contains("6-digit", "a•••@e•••.com.");
      assertThat(page.select("form button").eachAttr("name"))
          .containsExactly("login", "cancel", "resend");
    }

    @ParameterizedTest
    @CsvSource({
      "600, about 10 minutes",
      "299, about 5 minutes",
      "90, about 2 minutes",
      "61, about one minute",
      "60, about one minute",
      "59, less than one minute"
    })
    @DisplayName("says the lifetime in words, for a browser without scripts")
    void lifetime(long seconds, String words) {
      var expiry = page(and(OPEN, "expiresInSeconds", seconds)).select("#kc-second-factor-expiry");

      assertThat(expiry.text()).contains(words);
      assertThat(expiry.attr("data-seconds")).isEqualTo(String.valueOf(seconds));
      assertThat(expiry.attr("data-text")).contains("{time}");
    }

    @ParameterizedTest
    @CsvSource({
      "1, 1 second",
      "30, 30 seconds",
      "60, 1 minute",
      "61, 2 minutes",
      "3600, 60 minutes",
      "7200, 2 hours"
    })
    @DisplayName("says the wait for a new code")
    void resendWait(long seconds, String words) {
      var wait = page(and(OPEN, "resendInSeconds", seconds)).select("#kc-second-factor-wait");

      assertThat(wait.text()).endsWith("in " + words + ".");
      assertThat(wait.attr("aria-live")).isEqualTo("off");
    }

    @Test
    @DisplayName(
        "has no resend button when no resend is possible, and no wait when it is possible now")
    void noResend() {
      assertThat(
              page(and(OPEN, "canResend", false))
                  .select("#kc-second-factor-resend, #kc-second-factor-wait"))
          .isEmpty();
      assertThat(page(and(OPEN, "resendInSeconds", 0)).select("#kc-second-factor-wait")).isEmpty();
    }

    @Test
    @DisplayName("shows an error at the field, once, escaped, and first in its description")
    void error() {
      var page = page(new Rendering("en").withError("code", "Wrong <b>"), CODE_PAGE, OPEN);
      var code = page.select("#code").first();

      assertThat(code.attr("aria-invalid")).isEqualTo("true");
      assertThat(code.attr("aria-describedby")).startsWith("input-error-code ");
      assertThat(page.select("[aria-live=polite] #input-error-code").text()).isEqualTo("Wrong <b>");
      assertThat(page.select(".message")).isEmpty();
    }

    @Test
    @DisplayName("carries every text of a delivery on its way, and shows the one of now")
    void queued() {
      var queued = new HashMap<>(and(OPEN, "deliveryState", "queued"));
      queued.put("deliveryUrl", "/realms/r/second-factor/deliveries/t?a&b");
      var status = page(queued).select("[role=status]");

      assertThat(status.attr("data-delivery-url"))
          .isEqualTo("/realms/r/second-factor/deliveries/t?a&b");
      assertThat(status.select("[data-status]:not([hidden])").eachAttr("data-status"))
          .containsExactly("queued");
      assertThat(status.select("[data-status]").eachAttr("data-status"))
          .containsExactly("queued", "sent", "delivered", "slow", "failed", "expired", "resend");
    }

    @Test
    @DisplayName("follows a sent message while its provider may report what became of it")
    void reportExpected() {
      var sent = and(OPEN, "deliveryUrl", "/realms/r/second-factor/deliveries/t");
      var status = page(sent).select("[role=status]");

      assertThat(status.attr("data-delivery-url"))
          .isEqualTo("/realms/r/second-factor/deliveries/t");
      assertThat(status.select("[data-status]:not([hidden])").eachAttr("data-status"))
          .containsExactly("sent");
      assertThat(status.select("[data-status]").eachAttr("data-status"))
          .containsExactly("sent", "delivered", "failed", "expired", "resend");
      assertThat(page(OPEN).select("[data-delivery-url], [data-status=delivered]")).isEmpty();
    }

    @Test
    @DisplayName("follows it under another message too, and then has only bad news to tell")
    void reportExpectedUnderAMessage() {
      var sent = and(OPEN, "deliveryUrl", "/realms/r/second-factor/deliveries/t");
      var page = page(new Rendering("en").withMessage("Something else"), CODE_PAGE, sent);

      assertThat(page.select("[data-delivery-url]")).hasSize(1);
      assertThat(page.select("[data-status]:not([hidden])")).isEmpty();
      assertThat(page.select("[data-status=failed]")).hasSize(1);
    }

    @Test
    @DisplayName("says that the message was delivered, and follows it no more")
    void delivered() {
      var status = page(and(OPEN, "deliveryState", "delivered")).select("[role=status]");

      assertThat(status.select("[data-status]:not([hidden])").text())
          .isEqualTo("The code was delivered.");
      assertThat(status.select("[data-delivery-url], [data-status=failed]")).isEmpty();
    }

    @Test
    @DisplayName("says that the message was not sent, but not twice")
    void failed() {
      var failed = and(OPEN, "deliveryState", "failed");

      assertThat(page(failed).select("[data-status=failed]").text()).contains("could not be sent");
      assertThat(
              page(new Rendering("en").withMessage("It could not be sent"), CODE_PAGE, failed)
                  .select("[data-status=failed]"))
          .isEmpty();
    }
  }

  @Nested
  @DisplayName("without a valid code")
  class Closed {

    @Test
    @DisplayName("offers a new one first, and has no field")
    void resend() {
      var page = page(CLOSED);

      assertThat(page.select("#code")).isEmpty();
      assertThat(page.select("form button").eachAttr("name")).containsExactly("resend", "cancel");
    }

    @ParameterizedTest
    @CsvSource({"sent", "delivered"})
    @DisplayName("says nothing good of the message any more, and does not follow it")
    void notFollowed(String delivery) {
      var closed =
          and(and(CLOSED, "deliveryState", delivery), "deliveryUrl", "/realms/r/deliveries/t");

      assertThat(page(closed).select("[data-delivery-url], [data-status]")).isEmpty();
    }

    @Test
    @DisplayName("offers another try when no code can be sent, so that no page is a dead end")
    void retry() {
      assertThat(page(and(CLOSED, "canResend", false)).select("form button").eachAttr("name"))
          .containsExactly("retry", "cancel");
    }
  }
}
