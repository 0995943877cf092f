package dev.secondfactor.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Given a policy for codes by SMS")
class SmsPolicyTest {

  @Test
  @DisplayName("they can be set up only when they may go somewhere, and are asked for all the same")
  void countriesDecide() {
    assertThat(withSms("DE").letsSetUp(Method.SMS_OTP)).isTrue();
    assertThat(withSms().letsSetUp(Method.SMS_OTP)).isFalse();
    assertThat(withSms().letsSetUp(Method.TOTP)).isTrue();
    assertThat(withSms().offers(Method.SMS_OTP)).isTrue();
    assertThat(withSms().firstToSetUp()).contains(Method.TOTP);
    assertThat(withSms("DE").firstToSetUp()).contains(Method.SMS_OTP);
  }

  @Test
  @DisplayName("an administrator who names them is told that no country is listed")
  void noCountry() {
    assertThat(warnings(Map.of("methods", List.of("sms-otp", "totp"))))
        .containsExactly("sms-without-country");
    assertThat(warnings(Map.of("primaryMethod", List.of("sms-otp"))))
        .containsExactly("sms-without-country");
    assertThat(
            warnings(
                Map.of("methods", List.of("sms-otp", "totp"), "smsCountries", List.of("DE", "AT"))))
        .isEmpty();
    assertThat(warnings(Map.of())).isEmpty();
  }

  @Test
  @Tag("standard")
  @DisplayName("RESTA-2: an administrator is told when SMS is the only method")
  void onlySms() {
    assertThat(warnings(Map.of("methods", List.of("sms-otp"), "smsCountries", List.of("DE"))))
        .containsExactly("sms-only");
    assertThat(warnings(withSmsAnd("recovery-codes")))
        .as("recovery codes are a spare, and no method to choose instead")
        .containsExactly("sms-only");
    assertThat(warnings(withSmsAnd("totp"))).isEmpty();
  }

  @Test
  @DisplayName("of several countries the good ones count, and a bad one opens nothing else")
  void countries() {
    PolicyReading reading = read(Map.of("smsCountries", List.of("DE", "UK", "AT", "DE")));

    assertThat(reading.policy().sends().sms().countries())
        .isEqualTo(new SmsCountries(Set.of("AT", "DE")));
    assertThat(reading.problems()).extracting(SettingProblem::value).containsExactly("UK");
  }

  @Test
  @DisplayName("the name of the attribute is as long as Keycloak lets it be, and no longer")
  void attribute() {
    assertThat(attribute("a".repeat(255))).isEmpty();
    assertThat(attribute("a".repeat(256))).hasSize(1);
    assertThat(attribute("a\nb")).hasSize(1);
  }

  private static SecondFactorPolicy withSms(String... countries) {
    return read(Map.of("primaryMethod", List.of("sms-otp"), "smsCountries", List.of(countries)))
        .policy();
  }

  private static Map<String, List<String>> withSmsAnd(String method) {
    return Map.of("methods", List.of("sms-otp", method), "smsCountries", List.of("DE"));
  }

  private static List<String> warnings(Map<String, List<String>> settings) {
    return read(settings).warnings().stream().map(PolicyWarning::id).toList();
  }

  private static List<SettingProblem> attribute(String name) {
    return read(Map.of("smsNumberAttribute", List.of(name))).problems();
  }

  private static PolicyReading read(Map<String, List<String>> settings) {
    return PolicyReader.read(field -> settings.getOrDefault(field, List.of()));
  }
}
