package dev.secondfactor.it.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.TotpPage;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a flow after a SAML identity provider that asks for a second factor")
class SamlIT {

  private static final String CLASS = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";

  @Test
  @Tag("trap")
  @Tag("smoke")
  @DisplayName(
      "TRAP 24: who comes by it is asked, unless the policy takes its AuthnContextClassRef, or it alone")
  void asked(TestRealm realm, Harness harness) {
    try (BrokeredRealm brokered = BrokeredRealm.saml(realm, harness)) {
      new BrokerFlows(realm, brokered).askAfter("second-factor-totp");
      TestUser carol = brokered.provider().addUser("carol");
      TotpDevice phone = brokered.addLinked(carol).addTotp();

      assertThat(brokered.signIn(carol).as(TotpPage::new).enter(phone.code()).isSignedIn())
          .isTrue();
      assertThat(isSpared(realm, brokered, carol, "acr=" + CLASS)).isTrue();
      assertThat(isSpared(realm, brokered, carol, "acr=" + CLASS + "s")).isFalse();
      assertThat(isSpared(realm, brokered, carol, "amr=" + CLASS)).isFalse();
      assertThat(isSpared(realm, brokered, carol, "")).isTrue();
    }
  }

  private static boolean isSpared(
      TestRealm realm, BrokeredRealm brokered, TestUser user, String said) {
    realm.policy(Map.of("trustedProviders", BrokeredRealm.ALIAS + " " + said));
    Page page = brokered.signIn(user);
    if (!page.isSignedIn()) {
      page.as(TotpPage::new);
    }
    return page.isSignedIn();
  }
}
