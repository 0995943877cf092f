package dev.secondfactor.admin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.destination.PhoneReading;
import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request for a test message")
class SmsTestRequestTest {

  @Test
  void isReadWithAndWithoutAGateway() {
    assertThat(read("{\"number\": \"+49 151\", \"gateway\": \"main\"}"))
        .isEqualTo(new SmsTestRequest("+49 151", Optional.of("main")));
    assertThat(read("{\"number\": \"\", \"gateway\": null}"))
        .isEqualTo(new SmsTestRequest("", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "[]", "null", "\"+49\"", "{", "{\"number\": \"+49\""})
  @DisplayName("is a JSON object, or is refused as a whole")
  void noObject(String body) {
    assertThat(problem(body).field()).isEqualTo("body");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                    | number  |",
        "{\"number\": 49151}                     | number  |",
        "{\"number\": null}                      | number  |",
        "{\"number\": [\"+49\"]}                 | number  |",
        "{\"number\": \"1\", \"gateway\": 1}       | gateway | 1",
        "{\"number\": \"1\", \"Gateway\": \"x\"}   | body    | Gateway"
      })
  @DisplayName("with a bad field is refused, and the field is named")
  void badField(String body, String field, String value) {
    assertThat(problem(body).field()).isEqualTo(field);
    assertThat(problem(body).value()).isEqualTo(value == null ? "" : value);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("with a number that gets no messages is refused with what is allowed, and masked")
  void number(PhoneReading.Reason reason) {
    SettingProblem problem =
        NumberProblem.of(" +4915198765432\n", reason, new SmsCountries(Set.of("DE", "AT")));

    assertThat(problem.field()).isEqualTo("number");
    assertThat(problem.value()).isEqualTo("+49 \u2022\u2022\u202232");
    assertThat(problem.allowed()).isNotEmpty();
    assertThat(problem.message()).doesNotContain("987654");
  }

  @Test
  void saysWhichCountriesThereAre() {
    assertThat(allowed(Set.of("DE", "AT"))).endsWith("smsCountries: AT, DE");
    assertThat(allowed(Set.of())).contains("smsCountries is empty");
  }

  @ParameterizedTest
  @CsvSource({
    "'', \u2022\u2022\u2022",
    "1234567, \u2022\u2022\u2022",
    "12345678, 123 \u2022\u2022\u202278"
  })
  void showsNothingOfAShortNumber(String number, String shown) {
    assertThat(NumberProblem.masked(number)).isEqualTo(shown);
  }

  private static String allowed(Set<String> regions) {
    return NumberProblem.of("", PhoneReading.Reason.COUNTRY_NOT_ALLOWED, new SmsCountries(regions))
        .allowed();
  }

  private static SettingProblem problem(String body) {
    JsonBody json = JsonBody.parse(body, SmsTestRequest.FIELDS);
    SmsTestRequest.of(json);
    return json.problems().get(0);
  }

  private static SmsTestRequest read(String body) {
    JsonBody json = JsonBody.parse(body, SmsTestRequest.FIELDS);
    SmsTestRequest request = SmsTestRequest.of(json);
    assertThat(json.problems()).isEmpty();
    return request;
  }
}
