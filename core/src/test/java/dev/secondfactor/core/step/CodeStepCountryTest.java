package dev.secondfactor.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.method.Method;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("trap")
class CodeStepCountryTest {

  private static final PhoneNumber GERMAN = new PhoneNumber("+4915123456789", "DE", 49);

  @Nested
  @DisplayName("Given a number of a country that the policy does not list")
  class NotListed {

    private final StepBench bench = new StepBench("smsCountries=AT");

    @ParameterizedTest
    @EnumSource
    @DisplayName("TRAP 19: nothing is sent there, at enrolment or at login, and that is said")
    void nothingIsSent(Purpose purpose) {
      Page page = bench.step().open(request(purpose));

      assertThat(bench.sent).isEmpty();
      assertThat(page).isEqualTo(notAllowed());
      assertThat(bench.step().resend(request(purpose))).isEqualTo(notAllowed());
      assertThat(bench.sent).isEmpty();
    }

    @Test
    @DisplayName("it uses up nothing: when the country is listed, the message goes at once")
    void usesUpNothing() {
      bench.step().open(request(Purpose.LOGIN));
      assertThat(bench.store.content()).isEmpty();
    }
  }

  @Nested
  @DisplayName("Given a country that is taken off the list after a code was sent")
  class TakenOff {

    private final StepBench before = new StepBench("smsCountries=DE");
    private final StepBench after = new StepBench(before, "smsCountries=AT");

    @Test
    @DisplayName("TRAP 19: the code counts, but there is no other one")
    void noOther() {
      before.step().open(request(Purpose.LOGIN));
      assertThat(before.sent).singleElement().extracting("code").isNotNull();
      before.clock.forwardSeconds(60);

      Page page = after.step().resend(request(Purpose.LOGIN));
      assertThat(page.notice()).isEqualTo(new Notice.CountryNotAllowed());
      assertThat(page.view().state()).isEqualTo(CodeView.State.OPEN);
      assertThat(after.sent).isEmpty();
      assertThat(after.step().submit(request(Purpose.LOGIN), before.code()))
          .isInstanceOf(Answer.Right.class);
    }
  }

  @Test
  @DisplayName("a message to a phone takes a permit of every budget of SMS too")
  void permits() {
    StepBench bench = new StepBench("smsCountries=DE");
    bench.step().open(request(Purpose.LOGIN));

    assertThat(bench.sent.get(0).permits()).hasSize(7);
  }

  private static Page notAllowed() {
    return new Page(CodeView.closed(Duration.ZERO), new Notice.CountryNotAllowed());
  }

  private static CodeRequest request(Purpose purpose) {
    return new CodeRequest(
        "realm", "user", "session/tab", Method.SMS_OTP, purpose, GERMAN, "192.0.2.7");
  }
}
