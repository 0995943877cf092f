package dev.secondfactor.it.email.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.email.EmailUser;
import dev.secondfactor.it.email.RealmEvents;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given the step in a flow")
class FlowOutcomeIT {

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 31: a wrong code in an alternative step gives an error, a retry and an event")
  void answersAWrongCodeInAnAlternativeStep(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    alice.account().addTotp();
    CodePage page = alice.passPassword();
    String code = alice.code();

    CodePage wrong = page.enter(Codes.wrong(code)).as(CodePage::new);

    assertThat(wrong.error()).contains("This code is wrong").contains("4 more attempts");
    assertThat(wrong.isOpen()).isTrue();
    List<JsonNode> events = new RealmEvents(realm).wrongCodes();
    assertThat(events).hasSize(1);
    assertThat(events.get(0).path("userId").asText()).isEqualTo(alice.account().id());
    assertThat(events.get(0).path("clientId").asText()).isEqualTo(TestRealm.CLIENT);
    JsonNode details = events.get(0).path("details");
    assertThat(details.path("second_factor_method").asText()).isEqualTo("email-otp");
    assertThat(details.path("credential_type").asText()).isEqualTo("second-factor-email");
    assertThat(wrong.enter(code).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }

  @Test
  @Tag("smoke")
  @DisplayName(
      "TRAP 32: one LOGIN event, after the code; the account's address is not verified by it")
  void saysOnceThatSomebodySignedIn(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice", Map.of("emailVerified", false));
    CodePage page = alice.passPassword();
    String code = alice.code();
    assertThat(new RealmEvents(realm).of("LOGIN")).isEmpty();
    assertThat(alice.isSignedIn()).isFalse();

    page.enter(code).as(AppPage::new);

    List<JsonNode> logins = new RealmEvents(realm).of("LOGIN");
    assertThat(logins).hasSize(1);
    assertThat(logins.get(0).path("details").path("second_factor_method").asText())
        .isEqualTo("email-otp");
    assertThat(new RealmEvents(realm).of("LOGIN_ERROR")).isEmpty();
    assertThat(new RealmEvents(realm).of("VERIFY_EMAIL")).isEmpty();
    assertThat(alice.account().admin().document().path("emailVerified").asBoolean()).isFalse();
  }

  @Test
  @DisplayName("TRAP 32: Keycloak knows which credential was used: a condition on it holds")
  void tellsTheCredentialType(TestRealm realm, Inbox inbox) {
    Flows flows = realm.admin().flows();
    flows.create("only by email");
    flows.addStep("only by email", "auth-username-password-form", "REQUIRED");
    flows.addStep("only by email", "second-factor-email-otp", "REQUIRED");
    flows.addSubFlow("only by email", "others", "CONDITIONAL");
    String condition = flows.addStep("others", "conditional-credential", "REQUIRED");
    flows.configure(
        condition,
        "not by email",
        Map.of("credentials", "second-factor-email", "included", "false"));
    flows.addStep("others", "deny-access-authenticator", "REQUIRED");
    flows.bindToBrowser("only by email");
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");

    CodePage page = alice.passPassword();

    assertThat(page.enter(alice.code()).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }
}
