package dev.secondfactor.it.sentcode.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@DisplayName("Given the step in a flow")
class FlowOutcomeIT {

  @Parameter private SentMethod method;

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 31: a wrong code in an alternative step gives an error, a retry and an event")
  void answersAWrongCodeInAnAlternativeStep(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
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
    assertThat(details.path("second_factor_method").asText()).isEqualTo(method.id());
    assertThat(details.path("credential_type").asText()).isEqualTo(method.credentialType());
    assertThat(wrong.enter(code).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }

  @Test
  @Tag("smoke")
  @DisplayName(
      "TRAP 32: one LOGIN event, after the code; the account's address is not verified by it")
  void saysOnceThatSomebodySignedIn(TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice", Map.of("emailVerified", false));
    CodePage page = alice.passPassword();
    String code = alice.code();
    assertThat(new RealmEvents(realm).of("LOGIN")).isEmpty();
    assertThat(alice.isSignedIn()).isFalse();

    page.enter(code).as(AppPage::new);

    List<JsonNode> logins = new RealmEvents(realm).of("LOGIN");
    assertThat(logins).hasSize(1);
    assertThat(logins.get(0).path("details").path("second_factor_method").asText())
        .isEqualTo(method.id());
    assertThat(new RealmEvents(realm).of("LOGIN_ERROR")).isEmpty();
    assertThat(new RealmEvents(realm).of("VERIFY_EMAIL")).isEmpty();
    assertThat(alice.account().admin().document().path("emailVerified").asBoolean()).isFalse();
  }

  @Test
  @DisplayName("TRAP 32: Keycloak knows which credential was used: a condition on it holds")
  void tellsTheCredentialType(TestRealm realm) {
    Flows flows = realm.admin().flows();
    flows.create("only by one method");
    flows.addStep("only by one method", "auth-username-password-form", "REQUIRED");
    flows.addStep("only by one method", method.step(), "REQUIRED");
    flows.addSubFlow("only by one method", "others", "CONDITIONAL");
    String condition = flows.addStep("others", "conditional-credential", "REQUIRED");
    flows.configure(
        condition,
        "not by it",
        Map.of("credentials", method.credentialType(), "included", "false"));
    flows.addStep("others", "deny-access-authenticator", "REQUIRED");
    flows.bindToBrowser("only by one method");
    CodeUser alice = method.enrolled(realm, "alice");

    CodePage page = alice.passPassword();

    assertThat(page.enter(alice.code()).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }
}
