package dev.secondfactor.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.setting.SettingProblem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Given a policy that trusts identity providers")
class TrustedProvidersTest {

  @Test
  @DisplayName("nobody's word counts by default")
  void none() {
    assertThat(read().policy().providers().entries()).isEmpty();
  }

  @Test
  @DisplayName("a provider that is named alone exempts, and needs no proof")
  void exempt() {
    TrustedProviders providers = read("partner").policy().providers();

    assertThat(providers.exempt("partner")).isTrue();
    assertThat(providers.exempt("Partner")).isFalse();
    assertThat(providers.exempt("partners")).isFalse();
    assertThat(providers.accept("partner", Set.of("mfa"), Set.of("2"))).isFalse();
  }

  @Test
  @DisplayName("a provider that is named with a proof has to give one of them, letter by letter")
  void proof() {
    TrustedProviders providers =
        read("partner  amr=mfa", " partner acr=https://refeds.org/profile/mfa ")
            .policy()
            .providers();

    assertThat(providers.exempt("partner")).isFalse();
    assertThat(providers.accept("partner", Set.of("pwd", "mfa"), Set.of())).isTrue();
    assertThat(providers.accept("partner", Set.of(), Set.of("https://refeds.org/profile/mfa")))
        .isTrue();
    assertThat(providers.accept("partner", Set.of("MFA"), Set.of("mfa"))).isFalse();
    assertThat(providers.accept("other", Set.of("mfa"), Set.of())).isFalse();
    assertThat(providers.entries())
        .extracting(TrustedProvider::text)
        .containsExactly("partner amr=mfa", "partner acr=https://refeds.org/profile/mfa");
  }

  @Test
  @DisplayName("a provider that is named both ways is refused, and has to give its proof")
  void bothWays() {
    PolicyReading reading = read("partner", "partner amr=mfa", "other");

    assertThat(reading.problems())
        .containsExactly(
            new SettingProblem(
                "trustedProviders",
                "partner",
                "a provider either alone, or with what its token has to say"));
    assertThat(reading.policy().providers().exempt("partner")).isFalse();
    assertThat(reading.policy().providers().exempt("other")).isTrue();
  }

  @Test
  @DisplayName("ASVS 6.8.4: nist-aal2 takes no provider alone, and lets its users be asked")
  void aal2() {
    PolicyReading reading =
        PolicyReader.read(
            field ->
                Map.of(
                        "preset",
                        List.of("nist-aal2"),
                        "trustedProviders",
                        List.of("partner", "other acr=2"))
                    .getOrDefault(field, List.of()));

    assertThat(reading.problems())
        .containsExactly(
            new SettingProblem(
                "trustedProviders",
                "partner",
                "a provider with what its token has to say, with the preset nist-aal2"));
    assertThat(reading.policy().providers().exempt("partner")).isFalse();
    assertThat(reading.policy().providers().accept("other", Set.of(), Set.of("2"))).isTrue();
  }

  private static PolicyReading read(String... entries) {
    return PolicyReader.read(
        field -> field.equals("trustedProviders") ? List.of(entries) : List.of());
  }
}
