package dev.secondfactor.keycloak.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.grace.Grace;
import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.method.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;

@DisplayName("Given a guard record")
class GuardDataTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  @Test
  @DisplayName("one from before last uses were kept is read, and goes on with what it has")
  void older() {
    CredentialModel older =
        record("{\"accounts\":{\"totp\":{\"failures\":3}},\"drifts\":{\"phone\":-1}}");

    assertThat(LastUse.in(older).of("phone")).isEmpty();
    CredentialModel newer =
        GuardData.of(older).withUse("phone", DAY, Set.of("phone")).writeTo(new CredentialModel());

    assertThat(GuardData.of(newer).get("totp")).isEqualTo(new MethodGuard(3, Optional.empty()));
    assertThat(GuardData.of(newer).drift("phone")).isEqualTo(-1);
    assertThat(LastUse.in(newer).of("phone")).contains(DAY);
  }

  @Test
  @DisplayName("one of a later version with more in it is read")
  void later() {
    assertThat(GuardData.of(record("{\"accounts\":{},\"more\":{\"a\":1}}")).isEmpty()).isTrue();
  }

  @Test
  @DisplayName("a use is forgotten when what was used is no longer there")
  void removed() {
    GuardData used =
        GuardData.empty()
            .withUse("phone", DAY, Set.of("phone"))
            .withUse(Method.EMAIL_OTP.id(), DAY, Set.of("phone", "email-otp"));

    assertThat(used.uses()).containsOnlyKeys("phone", "email-otp");
    assertThat(used.withUse("tablet", DAY, Set.of("tablet", "email-otp")).uses())
        .containsOnlyKeys("tablet", "email-otp");
  }

  @Test
  @DisplayName("the same day or an earlier one changes nothing, so that nothing is written")
  void sameDay() {
    GuardData used = GuardData.empty().withUse("phone", DAY, Set.of("phone"));

    assertThat(used.isEmpty()).isFalse();
    assertThat(used.withUse("phone", DAY, Set.of("phone"))).isSameAs(used);
    assertThat(used.withUse("phone", DAY.minusDays(1), Set.of("phone"))).isSameAs(used);
  }

  @Test
  @DisplayName("the grace and the order are kept through every other change")
  void graceAndOrder() {
    Grace grace = new Grace(Optional.of(Instant.parse("2026-03-01T10:00:00.5Z")), 2);
    GuardData data =
        GuardData.empty()
            .withGrace(grace)
            .withOrder("otp")
            .with("totp", new MethodGuard(3, Optional.empty()))
            .withDrift("phone", 1, Set.of("phone"))
            .withUse("phone", DAY, Set.of("phone"));

    GuardData read = GuardData.of(data.writeTo(new CredentialModel()));

    assertThat(read.grace()).isEqualTo(grace);
    assertThat(read.order()).contains("otp");
    assertThat(read.get("totp").failures()).isEqualTo(3);
    assertThat(read.withGrace(grace)).isSameAs(read);
    assertThat(GuardData.empty().withGrace(grace).isEmpty()).isFalse();
    assertThat(GuardData.empty().withOrder("otp").isEmpty()).isFalse();
    assertThat(GuardData.of(record("{\"accounts\":{}}")).grace()).isEqualTo(Grace.NOT_BEGUN);
  }

  private static CredentialModel record(String data) {
    CredentialModel record = new CredentialModel();
    record.setCredentialData(data);
    return record;
  }
}
