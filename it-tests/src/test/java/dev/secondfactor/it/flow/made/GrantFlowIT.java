package dev.secondfactor.it.flow.made;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Members;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What its steps do is shown with the sign-in of applications. */
@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a direct grant flow that was made by one call")
class GrantFlowIT {

  @ParameterizedTest(
      name = "C13: it has the steps behind each other, and the doctor is content: {0}")
  @ValueSource(
      strings = {
        "{\"type\": \"policy\"}",
        "{\"type\": \"configured\"}",
        "{\"type\": \"everyone\"}",
        "{\"type\": \"role\", \"role\": \"clerk\"}",
        "{\"type\": \"network\", \"networks\": [\"192.0.2.0/24\"]}"
      })
  @Tag("smoke")
  void steps(String condition, TestRealm realm) {
    FlowCalls flows = new FlowCalls(realm);
    new Members(realm.admin()).giveRole(realm.addUser("alice"), "clerk");
    assertThat(flows.found("direct-grant")).containsExactly("direct-grant-for-apps-alone");

    flows.made(
        "{\"kind\": \"direct-grant\", \"methods\": [\"totp\", \"email-otp\"], \"condition\": "
            + condition
            + ", \"bind\": true}");

    List<String> steps =
        Json.children(realm.admin().api().get(flows.executions("second-factor direct-grant")))
            .stream()
            .map(execution -> execution.path("providerId").asText())
            .filter(step -> !step.isEmpty() && !step.equals("allow-access-authenticator"))
            .filter(step -> !step.startsWith("second-factor-") || step.contains("direct-grant"))
            .toList();
    assertThat(steps)
        .containsExactly(
            "second-factor-direct-grant-token",
            "direct-grant-validate-username",
            "direct-grant-validate-password",
            "second-factor-direct-grant",
            "conditional-level-of-authentication");
    assertThat(flows.found("direct-grant")).isEmpty();
  }
}
