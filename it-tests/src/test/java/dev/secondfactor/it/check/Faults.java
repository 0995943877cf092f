package dev.secondfactor.it.check;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.admin.Members;
import dev.secondfactor.it.harness.realm.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that can be made wrong in a realm by Keycloak's own interface. */
final class Faults {

  private static final String CREATE = "idp-create-user-if-unique";
  private static final String TRUSTED = "second-factor-trusted-browser";

  private static final String CONSOLE = "security-admin-console";

  /** What the kind of flow for the admin console gives its client. */
  private static final Map<String, String> LEVEL =
      Map.of("minimum.acr.value", "2", "acr.loa.map", "{\"1\":1,\"2\":2}");

  private Faults() {}

  static Stream<Fault> all() {
    return Stream.of(
        new Fault(
            "browser-without-second-factor",
            "error",
            "",
            it -> it.realm().admin().flows().bindPasswordAlone(),
            Faults::bindAgain),

        // The steps are there, in a sub-flow that is disabled.
        new Fault(
            "browser-without-second-factor",
            "error",
            "",
            Faults::bindDisabledSubFlow,
            Faults::bindAgain),
        new Fault(
            "client-flow-without-second-factor",
            "error",
            "app",
            it -> {
              it.realm().admin().flows().bindPasswordAlone();
              bindAgain(it);
              it.browserFlowOf("app", "browser with password alone");
            },
            it -> it.browserFlowOf("app", "")),
        new Fault(
            "admin-console-open-to-sso",
            "warning",
            "",
            it -> it.browserFlowOf(CONSOLE, "browser with second factor"),
            it -> it.attributesOf(CONSOLE, LEVEL)),

        // Keycloak has no number for this level, which the realm's own flow lacks.
        new Fault(
            "admin-console-open-to-sso",
            "warning",
            "",
            it -> {
              bindLevelTwo(it);
              it.attributesOf(CONSOLE, Map.of("minimum.acr.value", "2"));
              it.browserFlowOf(CONSOLE, "browser with second factor");
              bindAgain(it);
            },
            it -> it.attributesOf(CONSOLE, LEVEL)),

        // A request can name less than what the client asks for by default.
        new Fault(
            "admin-console-open-to-sso",
            "warning",
            "",
            it -> {
              it.attributesOf(CONSOLE, LEVEL);
              it.attributesOf(CONSOLE, Map.of("default.acr.values", "2", "minimum.acr.value", "1"));
              it.browserFlowOf(CONSOLE, "browser with second factor");
            },
            it -> it.browserFlowOf(CONSOLE, "")),
        new Fault(
            "direct-grant-without-second-factor",
            "error",
            "app",
            it -> {
              it.directGrants("app", true);
              it.flow(
                  "direct",
                  List.of("direct-grant-validate-username", "direct-grant-validate-password"));
              it.change(settings -> settings.put("directGrantFlow", "direct"));
            },
            it -> it.directGrants("app", false)),
        new Fault(
            "direct-grant-for-apps-alone",
            "error",
            "app",
            it -> it.directGrants("app", true),
            it -> it.directGrants("app", false)),
        new Fault(
            "direct-grant-for-apps-alone",
            "error",
            "app",
            it -> it.directGrants("app", true),
            it -> {
              it.flow(
                  "direct",
                  List.of(
                      "direct-grant-validate-username",
                      "direct-grant-validate-password",
                      "direct-grant-validate-otp"));
              it.change(settings -> settings.put("directGrantFlow", "direct"));
            }),
        new Fault(
            "direct-grant-for-apps-alone",
            "error",
            "app",
            it -> it.directGrants("app", true),
            it -> {
              it.flow(
                  "direct",
                  List.of(
                      "direct-grant-validate-username",
                      "direct-grant-validate-password",
                      "second-factor-direct-grant"));
              it.change(settings -> settings.put("directGrantFlow", "direct"));
            }),
        new Fault(
            "reset-without-second-factor",
            "error",
            "",
            it -> it.change(settings -> settings.put("resetPasswordAllowed", true)),
            it -> it.change(settings -> settings.put("resetPasswordAllowed", false))),
        new Fault(
            "provider-without-second-factor",
            "error",
            "partner",
            it -> {
              it.flow("linking", List.of(CREATE, "idp-username-password-form"));
              it.provider("linking", "");
            },
            it -> it.realm().policy(Map.of("trustedProviders", "partner"))),
        new Fault(
            "provider-without-second-factor",
            "error",
            "partner",
            it -> {
              it.flow("linking", List.of(CREATE, "idp-username-password-form"));
              it.provider("linking", "linking");
            },
            it -> {
              it.flow("after", List.of("second-factor-provider", "second-factor-totp"));
              it.changeProvider(settings -> settings.put("postBrokerLoginFlowAlias", "after"));
            }),
        new Fault(
            "link-without-second-factor",
            "error",
            "partner",
            it -> {
              it.flow("after", List.of("second-factor-totp"));
              it.provider("first broker login", "after");
            },
            it -> {
              it.flow("linking", List.of(CREATE, "idp-email-verification", "second-factor-totp"));
              it.changeProvider(settings -> settings.put("firstBrokerLoginFlowAlias", "linking"));
            }),

        // The step stands beside what links.
        new Fault(
            "link-without-second-factor",
            "error",
            "partner",
            it -> {
              it.flow("after", List.of("second-factor-totp"));
              it.flow("linking", List.of("idp-auto-link", "second-factor-totp", CREATE));
              it.provider("linking", "after");
            },
            it -> it.changeProvider(settings -> settings.put("enabled", false))),
        new Fault(
            "trusted-provider-unknown",
            "warning",
            "partner",
            it -> it.realm().policy(Map.of("trustedProviders", "partner amr=mfa")),
            it -> it.realm().policy(Map.of())),
        new Fault(
            "trusted-provider-unsigned",
            "warning",
            "partner",
            it -> {
              it.flow("after", List.of(CREATE, "second-factor-totp"));
              it.provider("after", "after");
              it.realm().policy(Map.of("trustedProviders", "partner amr=mfa"));
            },
            it ->
                it.changeProvider(
                    settings ->
                        settings.set(
                            "config",
                            Json.tree(
                                Map.of(
                                    "validateSignature", "true",
                                    "useJwksUrl", "true",
                                    "jwksUrl", "http://localhost/certs"))))),
        new Fault(
            "method-not-in-flow",
            "error",
            "sms-otp",
            it ->
                bind(
                    it,
                    "without SMS",
                    "second-factor-totp",
                    "second-factor-email-otp",
                    "second-factor-recovery-codes"),
            Faults::bindAgain),
        new Fault(
            "recovery-not-in-flow",
            "warning",
            "second-factor-recovery-codes",
            it ->
                bind(
                    it,
                    "without codes on paper",
                    "second-factor-totp",
                    "second-factor-email-otp",
                    "second-factor-sms-otp"),
            Faults::bindAgain),
        new Fault(
            "step-not-enabled",
            "warning",
            "email-otp",
            it -> it.methods("totp", "sms-otp", "recovery-codes"),
            it -> it.methods("totp", "email-otp", "sms-otp", "recovery-codes")),
        new Fault(
            "required-action-off",
            "error",
            "second-factor-configure-totp",
            it -> it.action("second-factor-configure-totp", false),
            it -> it.action("second-factor-configure-totp", true)),
        new Fault(
            "no-mail-server",
            "error",
            "",
            it -> it.change(settings -> settings.set("smtpServer", Json.object())),
            it -> it.realm().mailThrough(it.realm().mails())),
        new Fault(
            "no-sms-gateway",
            "error",
            "",
            it ->
                it.components(TestRealm.GATEWAY_TYPE)
                    .forEach(id -> it.realm().admin().deleteComponent(id)),
            it -> it.realm().twilio()),
        new Fault(
            "sms-gateway-unusable",
            "warning",
            "second-factor-sms-twilio",
            it -> it.realm().twilio(Map.of("authToken", "${vault.not-there}", "priority", "9")),
            it ->
                it.realm().admin().components(TestRealm.GATEWAY_TYPE).stream()
                    .filter(one -> one.path("config").path("priority").path(0).asText().equals("9"))
                    .forEach(one -> it.realm().admin().deleteComponent(one.path("id").asText()))),
        new Fault(
            "sms-without-country",
            "warning",
            "",
            it -> it.policy(Map.of()),
            it -> it.realm().policy(Map.of())),
        new Fault(
            "sms-only",
            "warning",
            "",
            it -> {
              bind(it, "SMS alone", "second-factor-sms-otp");
              it.methods("sms-otp");
            },
            it -> {
              it.realm().policy(Map.of());
              bindAgain(it);
            }),
        new Fault(
            "who-unknown",
            "warning",
            "/staff",
            it -> asked(it, Map.of("who", "group", "whoGroup", "/staff")),
            it -> new Members(it.realm().admin()).group("staff")),
        new Fault(
            "who-attribute-editable",
            "warning",
            "lastName",
            it -> asked(it, Map.of("who", "attribute", "whoAttribute", "lastName")),
            it -> it.realm().policy(Map.of("who", "attribute", "whoAttribute", "kind"))),
        new Fault(
            "who-not-in-flow",
            "info",
            "",
            it -> it.realm().policy(Map.of("who", "attribute", "whoAttribute", "kind")),
            it -> it.realm().policy(Map.of())),
        new Fault(
            "condition-not-clear",
            "warning",
            "second factor (the realm has no group /staff)",
            it -> condition(it, "second-factor-in-group", Map.of("group", "/staff")),
            it -> new Members(it.realm().admin()).group("staff")),
        new Fault(
            "condition-not-clear",
            "warning",
            "second factor (the realm has no role manager)",
            it -> condition(it, "second-factor-has-role", Map.of("role", "manager")),
            it -> it.realm().admin().flows().removeStep("second factor", "second-factor-has-role")),
        new Fault(
            "condition-not-clear",
            "warning",
            "these are no networks: localhost",
            it -> condition(it, "second-factor-network", Map.of("networks", "::1##localhost")),
            it -> it.realm().admin().flows().removeStep("second factor", "second-factor-network")),
        new Fault(
            "trusted-browser-not-in-flow",
            "warning",
            "condition",
            it -> it.realm().policy(Map.of("trustedBrowserDays", "30")),
            it -> it.realm().admin().flows().addStep("second factor", TRUSTED, "REQUIRED")),
        new Fault(
            "trusted-browser-not-in-flow",
            "warning",
            "condition",
            it -> it.realm().policy(Map.of("trustedBrowserDays", "30")),
            it -> it.realm().policy(Map.of("trustedBrowserDays", "0"))),
        new Fault(
            "trusted-browser-long",
            "warning",
            "90 days",
            it -> {
              it.realm().admin().flows().addStep("second factor", TRUSTED, "REQUIRED");
              it.realm().policy(Map.of("trustedBrowserDays", "91"));
            },
            it -> it.realm().policy(Map.of("trustedBrowserDays", "90"))),
        new Fault(
            "trusted-browser-not-offered",
            "warning",
            "no browser flow",
            it -> {
              it.methods("totp");
              bind(it, "form of Keycloak", "auth-otp-form", TRUSTED);
              it.policy(Map.of("methods", List.of("totp"), "trustedBrowserDays", List.of("30")));
            },
            it -> bind(it, "our step", "second-factor-totp", TRUSTED)),
        new Fault(
            "brute-force-detection-off",
            "warning",
            "",
            it -> it.change(settings -> settings.put("bruteForceProtected", false)),
            it -> it.change(settings -> settings.put("bruteForceProtected", true))),
        new Fault(
            "lockout-listener-missing",
            "warning",
            "",
            it -> it.listener(false),
            it -> it.listener(true)),
        new Fault(
            "admin-events-off",
            "info",
            "",
            it -> it.change(settings -> settings.put("adminEventsEnabled", false)),
            it -> it.change(settings -> settings.put("adminEventsEnabled", true))));
  }

  private static void bindAgain(CheckedRealm realm) {
    realm.realm().admin().flows().bindToBrowser("browser with second factor");
  }

  private static void bind(CheckedRealm realm, String alias, String... steps) {
    Flows flows = realm.realm().admin().flows();
    flows.create(alias);
    flows.addStep(alias, "auth-username-password-form", "REQUIRED");
    flows.addSubFlow(alias, alias + " steps", "REQUIRED");
    List.of(steps).forEach(step -> flows.addStep(alias + " steps", step, "ALTERNATIVE"));
    flows.bindToBrowser(alias);
  }

  /** Asks some users only, with the condition for that in the flow. */
  private static void asked(CheckedRealm realm, Map<String, String> who) {
    realm.realm().admin().flows().addStep("second factor", "second-factor-who", "REQUIRED");
    realm.realm().policy(who);
  }

  private static void condition(CheckedRealm realm, String id, Map<String, String> config) {
    Flows flows = realm.realm().admin().flows();
    flows.configure(flows.addStep("second factor", id, "REQUIRED"), id, config);
  }

  /** Binds a flow that has the level of a second factor. */
  private static void bindLevelTwo(CheckedRealm realm) {
    String alias = "with levels";
    Flows flows = realm.realm().admin().flows();
    flows.create(alias);
    flows.addStep(alias, "auth-username-password-form", "REQUIRED");
    flows.addSubFlow(alias, "level 2", "CONDITIONAL");
    flows.configure(
        flows.addStep("level 2", "conditional-level-of-authentication", "REQUIRED"),
        "level 2",
        Map.of("loa-condition-level", "2", "loa-max-age", "36000"));
    flows.addStep("level 2", "second-factor-totp", "REQUIRED");
    flows.bindToBrowser(alias);
  }

  private static void bindDisabledSubFlow(CheckedRealm realm) {
    String alias = "with a sub-flow that is disabled";
    Flows flows = realm.realm().admin().flows();
    flows.create(alias);
    flows.addStep(alias, "auth-username-password-form", "REQUIRED");
    flows.addSubFlow(alias, "disabled", "DISABLED");
    flows.addSubFlow("disabled", "below", "REQUIRED");
    flows.addStep("below", "second-factor-totp", "REQUIRED");
    flows.bindToBrowser(alias);
  }
}
