package dev.secondfactor.it.use;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.pages.RecoveryPage;
import dev.secondfactor.it.pages.TotpPage;
import dev.secondfactor.it.recovery.RecoveryUser;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.DatabaseRow;
import dev.secondfactor.it.sentcode.SentMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@KeycloakTest(
    secondFactors = {
      "second-factor-totp",
      "second-factor-email-otp",
      "second-factor-sms-otp",
      "second-factor-recovery-codes"
    })
@DisplayName("Given a second factor that is used at login")
class LastUseIT {

  private static final String GUARD = "second-factor-guard";

  /** In the middle of a day, and of the time for which a code is shown: no drift is learnt. */
  private final Instant noon =
      LocalDate.now(ZoneOffset.UTC).plusDays(1).atTime(12, 0, 15).toInstant(ZoneOffset.UTC);

  private final LocalDate before = LocalDate.now(ZoneOffset.UTC);

  private final TestSupport support;

  LastUseIT(TestSupport support) {
    this.support = support;
  }

  @ParameterizedTest(name = "{0}: the day is kept, and a wrong code is no use")
  @EnumSource(SentMethod.class)
  void sentCode(SentMethod method, TestRealm realm) {
    CodeUser alice = method.enrolled(realm, "alice");
    CodePage page = alice.passPassword();
    String code = alice.code();
    page = page.enter(code.equals("000000") ? "000001" : "000000").as(CodePage::new);
    assertThat(days(alice.account())).isEmpty();

    page.enter(code).as(AppPage::new);

    String factor = id(alice.credential().orElseThrow());
    Map<String, String> days = days(alice.account(), factor);
    assertThat(days).containsOnlyKeys(factor);
    assertThat(days.values())
        .allSatisfy(
            day ->
                assertThat(LocalDate.parse(day)).isBetween(before, LocalDate.now(ZoneOffset.UTC)));
  }

  @Test
  @Tag("smoke")
  @DisplayName("it is written once a day, and each app by itself; what is removed is forgotten")
  void onceADay(TestRealm realm) {
    TestUser alice = realm.addUser("alice");
    TotpDevice phone = alice.addTotp("phone");
    alice.addTotp("tablet");
    String phoneId = credentialId(alice, "phone");
    Duration ahead = putClockTo(noon);
    signIn(realm, alice, "phone", phone.code(Instant.now().plus(ahead)));
    assertThat(days(alice, phoneId)).containsOnlyKeys(phoneId);
    String row = row(alice);

    Duration later = putClockTo(noon.plusSeconds(300));
    signIn(realm, alice, "phone", phone.code(Instant.now().plus(later)));
    awaitUseBySomebodyElse(realm, later);
    assertThat(row(alice)).isEqualTo(row);

    Duration tomorrow = putClockTo(noon.plusSeconds(86_400));
    signIn(realm, alice, "phone", phone.code(Instant.now().plus(tomorrow)));
    String day = LocalDate.ofInstant(noon, ZoneOffset.UTC).plusDays(1).toString();
    Waiting.until("the next day", () -> day.equals(days(alice).get(phoneId)));

    alice.admin().deleteCredential(phoneId);
    TotpDevice anew = alice.addTotp("anew");
    signIn(realm, alice, "anew", anew.code(Instant.now().plus(tomorrow)));
    String anewId = credentialId(alice, "anew");
    assertThat(days(alice, anewId)).containsOnlyKeys(anewId);
  }

  @Test
  @DisplayName("recovery codes: the day is that of the set")
  void recoveryCodes(TestRealm realm) {
    RecoveryUser bob = RecoveryUser.enrolled(realm, "bob");
    RecoveryPage page = bob.passPassword(realm.newSession());

    page.enter(bob.code(1).written());

    String set = id(bob.account().admin().credential("second-factor-recovery-codes").orElseThrow());
    assertThat(days(bob.account(), set)).containsOnlyKeys(set);
  }

  @Test
  @DisplayName("codes to the address of the account need no enrolment: the day is the method's")
  void accountAddress(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("emailDestination", "account-address"));
    TestUser carol = realm.addUser("carol");
    CodePage page = LoginPage.of(realm).signIn(carol).as(CodePage::new);

    page.enter(inbox.code(carol.email())).as(AppPage::new);

    assertThat(days(carol, "email-otp")).containsOnlyKeys("email-otp");
  }

  @Test
  @DisplayName("Keycloak's own form: the day is kept where the realm listens, else it is not")
  void keycloaksForm(TestRealm realm) {
    Flows flows = realm.admin().flows();
    flows.create("with Keycloak's form");
    flows.addStep("with Keycloak's form", "auth-username-password-form", "REQUIRED");
    flows.addStep("with Keycloak's form", "auth-otp-form", "REQUIRED");
    flows.bindToBrowser("with Keycloak's form");
    TestUser unheard = realm.addUser("unheard");
    signInAtKeycloaks(realm, unheard, unheard.addTotp());

    realm
        .admin()
        .change(
            settings ->
                settings.set("eventsListeners", Json.texts(List.of("second-factor-lockout"))));
    TestUser alice = realm.addUser("alice");
    signInAtKeycloaks(realm, alice, alice.addTotp("phone"));

    String phone = credentialId(alice, "phone");
    assertThat(days(alice, phone)).containsOnlyKeys(phone);
    assertThat(days(unheard)).isEmpty();
  }

  private static void signInAtKeycloaks(TestRealm realm, TestUser user, TotpDevice app) {
    LoginPage.of(realm).signIn(user).as(OtpPage::new).enter(app.code()).as(AppPage::new);
  }

  private static void signIn(TestRealm realm, TestUser user, String device, String code) {
    LoginPage.of(realm).signIn(user).as(TotpPage::new).enter(device, code).as(AppPage::new);
  }

  private static void awaitUseBySomebodyElse(TestRealm realm, Duration ahead) {
    TestUser witness = realm.addUser("witness");
    TotpDevice app = witness.addTotp("app");
    LoginPage.of(realm)
        .signIn(witness)
        .as(TotpPage::new)
        .enter(app.code(Instant.now().plus(ahead)))
        .as(AppPage::new);
    Waiting.until("the use by somebody else", () -> days(witness).size() == 1);
  }

  private Duration putClockTo(Instant time) {
    Duration ahead = Duration.ofSeconds(Duration.between(Instant.now(), time).toSeconds());
    support.clockAhead(ahead);
    return ahead;
  }

  /** The days by what was used, once this was; it is written after the login. */
  private static Map<String, String> days(TestUser user, String factor) {
    return Waiting.forSome(
        "the use of " + factor, () -> Optional.of(days(user)).filter(it -> it.containsKey(factor)));
  }

  private static Map<String, String> days(TestUser user) {
    return user.admin().credential(GUARD).stream()
        .map(guard -> Json.parse(guard.path("credentialData").asText()).path("uses"))
        .flatMap(uses -> uses.propertyStream())
        .collect(Collectors.toMap(Map.Entry::getKey, use -> use.getValue().asText()));
  }

  /**
   * The one row of the record, with its version; as SQL, without the sign at the end of the line.
   */
  private String row(TestUser user) {
    List<String> rows =
        DatabaseRow.with(support, GUARD).stream()
            .map(DatabaseRow::values)
            .filter(values -> values.contains(user.id()))
            .toList();
    assertThat(rows).hasSize(1);
    return rows.get(0).substring(0, rows.get(0).lastIndexOf(')'));
  }

  private static String credentialId(TestUser user, String label) {
    return user.admin().credentials().stream()
        .filter(credential -> label.equals(credential.path("userLabel").asText()))
        .map(LastUseIT::id)
        .findFirst()
        .orElseThrow();
  }

  private static String id(JsonNode credential) {
    return credential.path("id").asText();
  }
}
