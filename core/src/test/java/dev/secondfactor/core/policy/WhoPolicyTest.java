package dev.secondfactor.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.setting.SettingProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Given a policy that asks some users only")
class WhoPolicyTest {

  @Test
  @DisplayName("a role, a group or an attribute tells them from others")
  void kinds() {
    assertThat(read(Map.of("who", "role", "whoRole", "app.admin")).policy().who())
        .isEqualTo(new Who(Who.Kind.ROLE, "app.admin", Optional.empty()));
    assertThat(read(Map.of("who", "group", "whoGroup", "/staff/it")).policy().who())
        .isEqualTo(new Who(Who.Kind.GROUP, "/staff/it", Optional.empty()));
    assertThat(read(Map.of("who", "attribute", "whoAttribute", "staff")).policy().who())
        .isEqualTo(new Who(Who.Kind.ATTRIBUTE, "staff", Optional.empty()));
    assertThat(read(Map.of("who", "attribute", "whoAttribute", " kind = a=b ")).policy().who())
        .isEqualTo(new Who(Who.Kind.ATTRIBUTE, "kind", Optional.of("a=b")));
  }

  @ParameterizedTest
  @CsvSource({"role, whoRole", "group, whoGroup", "attribute, whoAttribute"})
  @DisplayName("one that is not named is missed, and everybody is asked")
  void missing(String who, String needed) {
    for (String blank : List.of("", "  ")) {
      PolicyReading reading = read(Map.of("who", who, needed, blank));

      assertThat(reading.problems()).extracting(SettingProblem::field).containsExactly(needed);
      assertThat(reading.problems().get(0).message())
          .startsWith(needed + " is missing; needed: ")
          .endsWith(", as who is " + who);
      assertThat(reading.policy().who()).isEqualTo(Who.EVERYBODY);
    }
  }

  @Test
  @DisplayName("one that is badly named is refused once, and everybody is asked")
  void bad() {
    PolicyReading reading = read(Map.of("who", "group", "whoGroup", "staff"));

    assertThat(reading.problems())
        .extracting(SettingProblem::field, SettingProblem::value)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("whoGroup", "staff"));
    assertThat(reading.policy().who()).isEqualTo(Who.EVERYBODY);
  }

  @Test
  @DisplayName("what is named and not in use is kept, and checked all the same")
  void notInUse() {
    assertThat(read(Map.of("who", "role", "whoRole", "a", "whoGroup", "/b")).problems()).isEmpty();
    assertThat(read(Map.of("whoRole", "a")).policy().who()).isEqualTo(Who.EVERYBODY);
    assertThat(read(Map.of("whoAttribute", "=a")).problems())
        .extracting(SettingProblem::field)
        .containsExactly("whoAttribute");
  }

  private static PolicyReading read(Map<String, String> values) {
    return PolicyReader.read(
        field -> Optional.ofNullable(values.get(field)).map(List::of).orElse(List.of()));
  }
}
