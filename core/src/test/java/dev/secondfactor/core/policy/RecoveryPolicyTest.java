package dev.secondfactor.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Given a policy for recovery codes")
class RecoveryPolicyTest {

  private static final String ALLOWED_KEY =
      "a reference like ${vault.name}, not the stars that are shown in its place";

  @Nested
  @DisplayName("Given them as a method")
  class AsMethod {

    @Test
    @DisplayName("every preset offers them, and none asks to set them up first")
    void areASpare() {
      assertThat(Preset.values()).allMatch(preset -> preset.allows(Method.RECOVERY_CODES));
      assertThat(PolicyReader.defaults().offers(Method.RECOVERY_CODES)).isTrue();
      assertThat(PolicyReader.defaults().firstToSetUp()).contains(Method.TOTP);
      assertThat(PolicyFields.PRIMARY_METHOD.options()).doesNotContain("recovery-codes");
      assertThat(Method.values())
          .filteredOn(method -> !method.standsAlone())
          .containsExactly(Method.RECOVERY_CODES);
    }

    @Test
    @DisplayName("they can be chosen beside another one, and left out")
    void beside() {
      PolicyReading both = methods("recovery-codes", "totp");
      assertThat(both.problems()).isEmpty();
      assertThat(both.policy().methods())
          .containsExactlyInAnyOrder(Method.TOTP, Method.RECOVERY_CODES);

      assertThat(methods("totp").policy().offers(Method.RECOVERY_CODES)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "nist-aal2"})
    @DisplayName("alone they are refused, and all that the preset allows hold instead")
    void alone(String preset) {
      PolicyReading reading =
          read(Map.of("preset", List.of(preset), "methods", List.of("recovery-codes")));

      assertThat(reading.problems())
          .containsExactly(
              new SettingProblem(
                  "methods", "recovery-codes", "at least one method beside recovery codes"));
      assertThat(reading.policy().methods()).isEqualTo(reading.policy().preset().allowed());
      assertThat(reading.warnings()).isEmpty();
    }

    @Test
    @DisplayName("beside one that the preset forbids they are alone")
    void besideForbidden() {
      PolicyReading reading =
          read(
              Map.of(
                  "preset",
                  List.of("nist-aal2"),
                  "methods",
                  List.of("email-otp", "recovery-codes")));

      assertThat(reading.problems())
          .extracting(SettingProblem::value)
          .containsExactly("email-otp", "recovery-codes");
      assertThat(reading.policy().methods()).isEqualTo(Preset.NIST_AAL2.allowed());
    }

    private PolicyReading methods(String... methods) {
      return read(Map.of("methods", List.of(methods)));
    }
  }

  @Nested
  @DisplayName("Given where the keys for viewing are")
  class Key {

    @ParameterizedTest
    @ValueSource(strings = {"${vault.codes}", "${vault.a-b_c.d}"})
    @DisplayName("a reference to the vault is taken as it is")
    void reference(String value) {
      PolicyReading reading = key(value);

      assertThat(reading.problems()).isEmpty();
      assertThat(reading.policy().recovery().keys()).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
          "vault.codes",
          "${vault.}",
          "${vault.codes",
          "${VAULT.codes}",
          "${env.codes}",
          " ${vault.codes}",
          "${vault.codes},${vault.older}",
          "${vault.${vault.codes}}",
          "${vault.codes\n}",
          "**********"
        })
    @Tag("trap")
    @DisplayName("TRAP 17: a key, or anything else, is refused and not shown")
    void anythingElse(String value) {
      PolicyReading reading = key(value);

      assertThat(reading.problems())
          .containsExactly(new SettingProblem("recoveryCodesKey", "**********", ALLOWED_KEY));
      assertThat(reading.policy()).isEqualTo(PolicyReader.defaults());
    }

    private PolicyReading key(String value) {
      return read(Map.of("recoveryCodesKey", List.of(value)));
    }
  }

  @Test
  @DisplayName("a warning of what the settings do not tell comes after those that they do")
  void oneMoreWarning() {
    PolicyReading reading = read(Map.of("methods", List.of("sms-otp"), "codeLength", List.of("3")));
    PolicyWarning more = new PolicyWarning("no-key", "recoveryCodesViewable", "There is no key.");

    assertThat(reading.with(more).warnings())
        .extracting(PolicyWarning::id)
        .containsExactly("sms-without-country", "sms-only", "no-key");
    assertThat(reading.with(more).problems()).isEqualTo(reading.problems()).hasSize(1);
    assertThat(reading.with(more).policy()).isEqualTo(reading.policy());
  }

  private static PolicyReading read(Map<String, List<String>> settings) {
    return PolicyReader.read(field -> settings.getOrDefault(field, List.of()));
  }
}
