package dev.secondfactor.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.Population;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.junit.RealmSupply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a realm with many users of all kinds")
class ReportIT {

  /** Which method a credential is of, as Keycloak's own interface names them. */
  private static final Map<String, String> METHODS =
      Map.of(
          "otp", "totp",
          "second-factor-email", "email-otp",
          "second-factor-sms", "sms-otp",
          "second-factor-recovery-codes", "recovery-codes",
          "recovery-authn-codes", "recovery-codes",
          "webauthn", "webauthn");

  @Test
  @Tag("smoke")
  @DisplayName("report: the numbers are exact, and no service account is in them")
  void numbers(TestRealm realm, TestSupport support, RealmSupply supply) {
    supply.settle();
    Report report = new Report(realm);
    new Population(200).moveIn(realm.admin(), support, "user");
    addServiceAccount(realm);

    JsonNode numbers = report.numbers();

    assertThat(numbers.path("users").asInt())
        .isEqualTo(2000)
        .isEqualTo(realm.admin().api().get(realm.admin().path("/users/count")).asInt());
    assertThat(numbers.path("withoutFactor").asInt()).isEqualTo(400);
    assertThat(numbers.path("smsOnly").asInt()).isEqualTo(400);
    assertThat(numbers.path("fewCodesLeft").asInt()).isEqualTo(400);
    assertThat(numbers.path("neverUsed").asInt()).isEqualTo(1000);
    assertThat(numbers.path("webauthn").asInt()).isEqualTo(200);
    assertThat(numbers.path("federatedEnrolled").asInt()).isZero();
    expectMethod(report, "totp", 800, 600);
    expectMethod(report, "sms-otp", 600, 400);
    expectMethod(report, "email-otp", 200, 0);
    expectMethod(report, "recovery-codes", 800, 800);
  }

  @Test
  @DisplayName("report: each user is on one page, with what Keycloak's own interface shows of them")
  void pages(TestRealm realm, TestSupport support) {
    Report report = new Report(realm);
    new Population(30).moveIn(realm.admin(), support, "user");

    List<JsonNode> users = report.all("max=37");

    List<String> ids = users.stream().map(user -> user.path("id").asText()).toList();
    assertThat(ids).hasSize(300).doesNotHaveDuplicates().isSorted();
    assertThat(users.stream().map(user -> user.path("username").asText())).doesNotHaveDuplicates();
    for (JsonNode user : users.subList(0, 25)) {
      assertThat(methodsOf(user)).as(user.toString()).isEqualTo(methodsByKeycloak(realm, user));
    }
    assertThat(report.page("").path("users")).hasSize(100);
    assertThat(report.all("max=100")).hasSize(300);
    assertThat(report.page("max=300").has("next")).isFalse();
  }

  @Test
  @DisplayName("report: a group has exactly its users, with dates and codes left")
  void groups(TestRealm realm, TestSupport support) {
    Report report = new Report(realm);
    new Population(10).moveIn(realm.admin(), support, "user");

    assertThat(kinds(report, "group=none&max=7")).containsOnly("0", "7").hasSize(20);
    assertThat(kinds(report, "group=sms-only&max=7")).containsOnly("3", "8").hasSize(20);
    assertThat(kinds(report, "group=few-codes&max=7")).containsOnly("6", "8").hasSize(20);
    assertThat(kinds(report, "group=never-used&max=7"))
        .containsOnly("1", "5", "6", "7", "8")
        .hasSize(50);
    assertThat(kinds(report, "group=never-used&method=sms-otp")).containsOnly("4", "8").hasSize(20);
    assertThat(kinds(report, "group=totp")).containsOnly("1", "2", "5", "6").hasSize(40);
    assertThat(kinds(report, "method=totp")).containsOnly("1", "2", "5", "6");
    assertThat(kinds(report, "group=few-codes&method=totp")).containsOnly("6").hasSize(10);
    assertThat(kinds(report, "group=webauthn")).containsOnly("9").hasSize(10);

    JsonNode used = report.page("group=sms-only&max=1000").path("users");
    assertThat(Json.children(used))
        .anySatisfy(
            user ->
                assertThat(user.path("methods").path(0))
                    .isEqualTo(
                        Json.object(
                            Map.of(
                                "method", "sms-otp",
                                "enrolledAt", "2026-01-01T00:00:00Z",
                                "lastUsedOn", Population.USED_ON))));
    assertThat(Json.children(report.page("group=few-codes&method=totp").path("users")))
        .allSatisfy(user -> assertThat(user.path("codesLeft").asInt()).isEqualTo(3));
  }

  @Test
  @DisplayName("report: how many there are makes no difference to the number of statements")
  void statements(TestRealm realm, TestSupport support, RealmSupply supply) {
    supply.settle();
    Report report = new Report(realm);
    new Population(1).moveIn(realm.admin(), support, "few");
    long few = counted(report, support);

    new Population(200).moveIn(realm.admin(), support, "many");
    long many = counted(report, support);

    assertThat(report.numbers().path("users").asInt()).isEqualTo(2010);
    assertThat(many).isEqualTo(few);
  }

  @Test
  @DisplayName("report: where the address of the account serves, a verified one is a second factor")
  void accountAddress(TestRealm realm) {
    Report report = new Report(realm);
    realm.addUser("verified");
    realm.addUser("unverified", Map.of("emailVerified", false));
    TestUser both = realm.addUser("both");
    both.enrolEmail();
    assertThat(report.numbers().path("withoutFactor").asInt()).isEqualTo(2);

    realm.policy(Map.of("emailDestination", "account-address"));

    assertThat(names(report, "group=none")).containsExactly("unverified");
    assertThat(names(report, "group=email-otp")).containsExactlyInAnyOrder("verified", "both");
    assertThat(report.method("email-otp").path("enrolled").asInt()).isEqualTo(2);
    realm.policy(Map.of("emailDestination", "account-address", "methods", "totp"));
    assertThat(names(report, "group=none")).containsExactlyInAnyOrder("verified", "unverified");
  }

  private static long counted(Report report, TestSupport support) {
    report.numbers();
    return support.statementsOf(
        () -> {
          report.numbers();
          report.page("group=none&max=1000");
          report.table("");
        });
  }

  private static void expectMethod(Report report, String method, int enrolled, int neverUsed) {
    assertThat(report.method(method))
        .isEqualTo(
            Json.object(Map.of("method", method, "enrolled", enrolled, "neverUsed", neverUsed)));
  }

  private static List<String> names(Report report, String query) {
    return report.all(query).stream().map(user -> user.path("username").asText()).toList();
  }

  /** The last digits of the names, which tell the kinds. */
  private static List<String> kinds(Report report, String query) {
    return names(report, query).stream().map(name -> name.substring(name.length() - 1)).toList();
  }

  private static Set<String> methodsOf(JsonNode user) {
    return Json.children(user.path("methods")).stream()
        .map(method -> method.path("method").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> methodsByKeycloak(TestRealm realm, JsonNode user) {
    return realm.admin().user(user.path("id").asText()).credentials().stream()
        .map(credential -> credential.path("type").asText())
        .filter(METHODS::containsKey)
        .map(METHODS::get)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void addServiceAccount(TestRealm realm) {
    realm
        .admin()
        .createClient(Json.object(Map.of("clientId", "machine", "serviceAccountsEnabled", true)));
  }
}
