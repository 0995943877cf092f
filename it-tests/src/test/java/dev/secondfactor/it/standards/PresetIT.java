package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest
@Tag("standard")
@DisplayName("Given a realm with the preset nist-aal2")
class PresetIT {

  private final TestRealm realm;

  PresetIT(TestRealm realm) {
    this.realm = realm;
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrolled", "account-address"})
  @DisplayName("OBA-3, ASVS 6.3.6: e-mail is not offered at login, not even to who enrolled it")
  void doesNotOfferEmail(String destination, Inbox inbox) {
    realm.policy(Map.of("preset", "nist-aal2", "emailDestination", destination));
    TestUser alice = realm.addUser("alice");
    // Enrolled first, and so preferred, if it were offered.
    alice.enrolEmail();
    TotpDevice phone = alice.addTotp();

    OtpPage otp = LoginPage.of(realm).signIn(alice).as(OtpPage::new);

    assertThat(otp.offersAnotherWay()).isFalse();
    assertThat(otp.enter(phone.code()).isSignedIn()).isTrue();
    assertThat(inbox.count(alice.email())).isZero();
  }

  @Test
  @DisplayName("OBA-3: a policy that names e-mail as a method is refused")
  void refusesEmailAsAMethod() {
    Reply reply =
        realm
            .admin()
            .tryComponent(
                TestRealm.POLICY_TYPE,
                "second-factor-policy",
                Map.of("preset", List.of("nist-aal2"), "methods", List.of("email-otp")));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorMessage())
        .isEqualTo(
            "methods: \"email-otp\" is not allowed; allowed: what the preset nist-aal2 allows");
  }
}
