package dev.secondfactor.it.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Codes by SMS in a realm whose file has none.
 *
 * @param account what sends them; its token is in the realm's vault as {@code twilio}
 */
record DemoSms(TwilioAccount account) {

  private static final List<String> COUNTRIES = List.of("AT", "CH", "DE", "FR", "GB", "US");

  /** Allows them in the policy, and adds their step after that for codes by e-mail. */
  void addTo(ObjectNode file) {
    JsonNode policy = file.path("components").path(TestRealm.POLICY_TYPE).path(0).path("config");
    ((ObjectNode) policy).remove("methods");
    ((ObjectNode) policy).set("smsCountries", Json.texts(COUNTRIES));
    for (JsonNode flow : file.path("authenticationFlows")) {
      ArrayNode steps = (ArrayNode) flow.path("authenticationExecutions");
      for (JsonNode step : Json.children(steps)) {
        if (step.path("authenticator").asText().equals("second-factor-email-otp")) {
          ObjectNode added = steps.addObject().setAll((ObjectNode) step);
          added.put("authenticator", "second-factor-sms-otp");
          added.put("priority", step.path("priority").asInt() + 1);
        }
      }
    }
  }

  /** Adds the gateway. */
  void addTo(RealmAdmin realm) {
    Map<String, String> gateway = new TreeMap<>(account.gatewaySettings());
    gateway.put("authToken", "${vault.twilio}");
    realm.createComponent(
        TestRealm.GATEWAY_TYPE, TestRealm.TWILIO, RealmAdmin.oneValueEach(gateway));
  }
}
