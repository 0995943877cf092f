package dev.secondfactor.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@DisplayName("Given an administrator who sets the policy of a realm")
class PolicyComponentIT {

  /** Every field, with a value that is not its default. */
  private static final Map<String, String> ALL_CHANGED =
      Map.ofEntries(
          Map.entry("preset", "standard"),
          Map.entry("methods", "email-otp"),
          Map.entry("primaryMethod", "email-otp"),
          Map.entry("requirement", "required"),
          Map.entry("emailDestination", "account-address"),
          Map.entry("codeLength", "8"),
          Map.entry("codeLifetime", "120"),
          Map.entry("guessesPerCode", "3"),
          Map.entry("totpSetupLifetime", "900"),
          Map.entry("recoveryCodes", "12"),
          Map.entry("recoveryCodesAfterTotp", "false"),
          Map.entry("maxFailures", "4"),
          Map.entry("lockSeconds", "90"),
          Map.entry("disableAfterFailures", "50"),
          Map.entry("resendWaits", "15,45"),
          Map.entry("sendsPerDestination10Min", "6"),
          Map.entry("sendsPerDestinationDay", "11"),
          Map.entry("sendsPerUserDay", "12"),
          Map.entry("sendsPerIp5Min", "26"),
          Map.entry("sendsPerRealmDay", "9999"),
          Map.entry("smsCountries", "DE"),
          Map.entry("smsPerRange10Min", "21"),
          Map.entry("smsPerCountryDay", "501"),
          Map.entry("smsPerRealmDay", "1001"),
          Map.entry("smsNumberAttribute", "phoneNumber"));

  private final TestRealm realm;

  PolicyComponentIT(TestRealm realm) {
    this.realm = realm;
  }

  @Test
  @Tag("smoke")
  @DisplayName("C1, C3: what is saved is read back, and in force")
  void isReadBack() {
    realm.policy(ALL_CHANGED);

    JsonNode stored = realm.admin().components(TestRealm.POLICY_TYPE).get(0).path("config");
    ALL_CHANGED.forEach(
        (field, value) ->
            assertThat(stored.path(field).path(0).asText()).as(field).isEqualTo(value));
    JsonNode effective = effective(realm.admin());
    ALL_CHANGED.forEach(
        (field, value) -> assertThat(plain(effective.path(field))).as(field).isEqualTo(value));
    assertThat(effective.path("problems")).isEmpty();
  }

  @Test
  @DisplayName("C3: without a policy the safe defaults are in force")
  void hasSafeDefaults(TestRealm realm) {
    JsonNode effective = effective(realm.admin());

    Map<String, String> defaults = new HashMap<>();
    effective.properties().forEach(field -> defaults.put(field.getKey(), plain(field.getValue())));
    assertThat(defaults)
        .containsAllEntriesOf(
            Map.of(
                "preset", "standard",
                "methods", "email-otp,recovery-codes,sms-otp,totp",
                "emailDestination", "enrolled",
                "codeLength", "6",
                "codeLifetime", "300",
                "guessesPerCode", "5",
                "maxFailures", "5",
                "lockSeconds", "60",
                "disableAfterFailures", "100",
                "resendWaits", "30,60,120,300"))
        .containsAllEntriesOf(
            Map.of(
                "sendsPerDestination10Min", "5",
                "sendsPerDestinationDay", "10",
                "sendsPerUserDay", "10",
                "sendsPerIp5Min", "25",
                "sendsPerRealmDay", "10000",
                "requirement", "optional",
                "totpSetupLifetime", "600",
                "recoveryCodes", "10",
                "recoveryCodesViewable", "false",
                "problems", ""))
        .containsAllEntriesOf(
            Map.of(
                "smsCountries", "",
                "smsPerRange10Min", "20",
                "smsPerCountryDay", "500",
                "smsPerRealmDay", "1000",
                "warnings", ""));
  }

  @Test
  @DisplayName("a second policy in one realm is refused, and the first one stays")
  void thereIsOne() {
    realm.policy(Map.of("codeLength", "7"));

    Reply second =
        realm.admin().tryComponent(TestRealm.POLICY_TYPE, "second-factor-policy", Map.of());

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.errorMessage()).startsWith("The realm has a second-factor policy already: ");
    assertThat(effective(realm.admin()).path("codeLength").asInt()).isEqualTo(7);
  }

  @Test
  @DisplayName("a change is checked like the first save, and a refused one changes nothing")
  void isCheckedOnEveryChange() {
    realm.policy(Map.of("codeLength", "7"));
    ObjectNode component = (ObjectNode) realm.admin().components(TestRealm.POLICY_TYPE).get(0);
    String path = realm.admin().path("/components/" + component.path("id").asText());

    ((ObjectNode) component.path("config")).set("codeLength", Json.texts(List.of("8")));
    assertThat(realm.admin().api().attempt("PUT", path, component).status()).isEqualTo(204);
    assertThat(effective(realm.admin()).path("codeLength").asInt()).isEqualTo(8);

    ((ObjectNode) component.path("config")).set("codeLength", Json.texts(List.of("11")));
    Reply refused = realm.admin().api().attempt("PUT", path, component);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errorMessage())
        .isEqualTo("codeLength: \"11\" is not allowed; allowed: a whole number from 6 to 10");
    assertThat(effective(realm.admin()).path("codeLength").asInt()).isEqualTo(8);
  }

  @Test
  @DisplayName(
      "C3: a stored value that was never checked is not in force: the default is, and administrators are told which value it is")
  void ignoresABadStoredValue(
      TestRealm realm, Inbox inbox, TestSupport support, KeycloakServer server) {
    realm.policy(Map.of("codeLength", "7", "codeLifetime", "120", "lockSeconds", "30"));
    String component = realm.admin().components(TestRealm.POLICY_TYPE).get(0).path("id").asText();
    long mark = server.log().end();

    support.storeComponentValue(component, "codeLength", "3");
    support.storeComponentValue(component, "codeLifetime", "86400");
    realm.admin().api().post(realm.admin().path("/clear-realm-cache"), Json.object());

    JsonNode effective = effective(realm.admin());
    assertThat(effective.path("codeLength").asInt()).isEqualTo(6);
    assertThat(effective.path("codeLifetime").asInt()).isEqualTo(300);
    assertThat(effective.path("lockSeconds").asInt()).isEqualTo(30);
    assertThat(Json.children(effective.path("problems")))
        .extracting(
            problem ->
                problem.path("field").asText()
                    + "="
                    + problem.path("value").asText()
                    + ", "
                    + problem.path("allowed").asText())
        .containsExactlyInAnyOrder(
            "codeLength=3, a whole number from 6 to 10",
            "codeLifetime=86400, a whole number from 60 to 600");
    assertThat(
            ImportedPolicyIT.policyInfo(server.admin()).path("realms-with-ignored-values").asText())
        .contains(realm.name());
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();
    CodePage login = LoginPage.of(realm).signIn(alice).as(CodePage::new);
    assertThat(inbox.code(alice.email())).hasSize(6);
    login.reload();
    String warning = "Policy of realm " + realm.name() + ", default used: codeLength";
    assertThat(server.log().textSince(mark)).containsOnlyOnce(warning);
  }

  static JsonNode effective(RealmAdmin realm) {
    return realm.api().get(realm.path("/second-factor/policy"));
  }

  private static String plain(JsonNode value) {
    return value.isArray()
        ? String.join(",", Json.children(value).stream().map(JsonNode::asText).toList())
        : value.asText();
  }
}
