package dev.secondfactor.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Tokens;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.pages.TotpPage;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given an administrator with a second factor of their own")
class FreshFactorIT {

  private static final String CODE = "second_factor_required";

  private TestRealm realm;
  private KeycloakServer server;
  private TestUser chief;
  private TotpDevice phone;

  @BeforeEach
  void appoint(TestRealm ownRealm, KeycloakServer keycloak) {
    realm = ownRealm;
    server = keycloak;
    chief = administrator("realm-admin");
    phone = chief.addTotp();
  }

  @AfterEach
  void setTheClockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("standard")
  @DisplayName("ASVS 7.5.3: without a check, what weakens protection is refused, and all else done")
  void unchecked() {
    TestUser alice = realm.addUser("alice");
    alice.addTotp();
    Manager manager = withPasswordAlone(chief);
    List<Operation> all = Operation.all(realm, alice);
    int events = ourEvents();

    assertThat(all.stream().filter(Operation::needsFreshFactor))
        .hasSizeGreaterThan(10)
        .noneMatch(each -> each.method().equals("GET"))
        .allSatisfy(
            each -> {
              HttpResponse<String> answer = each.by(manager);
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
              assertThat(Json.parse(answer.body()).path("error").asText()).isEqualTo(CODE);
              assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            });
    assertThat(ourEvents()).isEqualTo(events);
    assertThat(alice.admin().credential("otp")).isPresent();
    assertThat(realm.admin().components(TestRealm.POLICY_TYPE)).isEmpty();

    assertThat(all.stream().filter(each -> !each.needsFreshFactor()))
        .allSatisfy(each -> assertThat(each.by(manager).body()).doesNotContain(CODE));
  }

  @Test
  @Tag("smoke")
  @Tag("standard")
  @DisplayName("ASVS 7.5.3: after a code everything is done, for as long as the policy says")
  void checked(TestSupport support) {
    TestUser alice = realm.addUser("alice");
    alice.addTotp();
    Manager manager = manager(signIn(chief).as(TotpPage::new).enter(phone.code()).as(AppPage::new));

    assertThat(Operation.all(realm, alice))
        .allSatisfy(each -> assertThat(each.by(manager).body()).doesNotContain(CODE));
    assertThat(alice.admin().credential("otp")).isEmpty();

    realm.policy(Map.of("freshCheckSeconds", "60"));
    assertThat(change(manager)).isEqualTo(200);
    support.clockAhead(Duration.ofSeconds(61));
    assertThat(change(manager)).isEqualTo(403);
  }

  @Test
  @Tag("standard")
  @DisplayName("ASVS 7.5.3: who may not do it hears that alone")
  void forbidden() {
    TestUser viewer = administrator("view-realm");
    viewer.addTotp();

    HttpResponse<String> answer = send(withPasswordAlone(viewer));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain(CODE);
  }

  @Test
  @DisplayName("a code at Keycloak's own form counts as well")
  void keycloaksForm() {
    realm.admin().flows().create("keycloaks");
    realm.admin().flows().addStep("keycloaks", "auth-username-password-form", "REQUIRED");
    realm.admin().flows().addStep("keycloaks", "auth-otp-form", "REQUIRED");
    realm.admin().flows().bindToBrowser("keycloaks");

    Manager manager = manager(signIn(chief).as(OtpPage::new).enter(phone.code()).as(AppPage::new));

    assertThat(change(manager)).isEqualTo(200);
  }

  @Test
  @DisplayName("D2: a confirmation alone, also after the password, is of the session that there is")
  void confirmation(TestSupport support) {
    realm.admin().flows().bindPasswordAlone();
    LoginSession session = realm.newSession();
    Tokens before = session.open().as(LoginPage::new).signIn(chief).as(AppPage::new).tokens();
    Duration later = Duration.ofMinutes(6);
    support.clockAhead(later);

    Page confirm =
        session
            .openAction("second-factor-confirm")
            .expect("login-login")
            .form("kc-form-login")
            .with("password", chief.password())
            .submit();
    AppPage confirmed =
        confirm.as(TotpPage::new).enter(phone.code(Instant.now().plus(later))).as(AppPage::new);

    assertThat(confirmed.parameter("kc_action_status")).contains("success");
    Tokens after = confirmed.tokens();
    assertThat(after.accessToken().path("sid")).isEqualTo(before.accessToken().path("sid"));
    assertThat(change(Manager.withToken(server, after.bearer()))).isEqualTo(200);
    assertThat(session.openAction("second-factor-confirm").isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("who has none is not asked: the first settings have to be made by somebody")
  void none() {
    assertThat(change(withPasswordAlone(administrator("realm-admin")))).isEqualTo(200);
  }

  @Test
  @DisplayName("nor is a program with an account of its own")
  void serviceAccount() {
    assertThat(change(Manager.program(realm, server, "realm-admin"))).isEqualTo(200);
  }

  @Test
  @Tag("standard")
  @DisplayName("ASVS 7.5.3: of an administrator of all realms, policy and session of master count")
  void master() {
    realm.policy(Map.of("methods", "totp"));
    try (MasterAdministrator root = MasterAdministrator.appoint(server)) {
      assertThat(change(root.signIn(Map.of()))).isEqualTo(200);

      root.user().enrolEmail();
      assertThat(change(root.signIn(Map.of()))).isEqualTo(403);

      TotpDevice app = root.user().addTotp();
      assertThat(change(root.signIn(Map.of("totp", app.code())))).isEqualTo(200);
    }
  }

  private TestUser administrator(String role) {
    TestUser user = realm.addUser("administrator");
    user.admin().giveManagementRole(role);
    return user;
  }

  private Page signIn(TestUser user) {
    return LoginPage.of(realm).signIn(user);
  }

  /** Signs in by a flow that asks for the password alone. */
  private Manager withPasswordAlone(TestUser user) {
    realm.admin().flows().bindPasswordAlone();
    return manager(signIn(user).as(AppPage::new));
  }

  private Manager manager(AppPage app) {
    return Manager.withToken(server, app.tokens().bearer());
  }

  private int change(Manager manager) {
    return send(manager).statusCode();
  }

  private HttpResponse<String> send(Manager manager) {
    return manager.send(
        "PATCH",
        realm.admin().path("/second-factor/policy"),
        BodyPublishers.ofString("{\"maxFailures\": 4}"));
  }

  private int ourEvents() {
    return (int)
        realm.admin().adminEvents().stream()
            .filter(event -> event.path("resourceType").asText().startsWith("SECOND_FACTOR"))
            .count();
  }
}
