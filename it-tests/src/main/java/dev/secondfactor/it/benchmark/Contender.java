package dev.secondfactor.it.benchmark;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.pages.TotpPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** A realm with one second factor, and users enough that each signs in once. */
final class Contender {

  /**
   * What one login took.
   *
   * @param codePage from the password to the page that asks for the code
   * @param codeStep from the code to the client application
   */
  record Login(Duration codePage, Duration codeStep) {}

  private static final long READING_NANOS = 150_000_000;

  private final TestRealm realm;
  private final Iterator<TestUser> users;
  private final BiFunction<TestUser, Page, Page> secondStep;

  private Contender(
      TestRealm realm, List<TestUser> users, BiFunction<TestUser, Page, Page> secondStep) {
    this.realm = realm;
    this.users = users.iterator();
    this.secondStep = secondStep;
  }

  /** Our step, with enrolled addresses. */
  static Contender ours(Harness harness, int logins) {
    TestRealm realm = TestRealm.create(harness, "ours", List.of("second-factor-email-otp"));
    realm.policy(Map.of("sendsPerIp5Min", "1000"));
    List<TestUser> users = addUsers(realm, logins);
    users.forEach(TestUser::enrolEmail);
    return new Contender(
        realm,
        users,
        (user, page) -> page.as(CodePage::new).enter(harness.inbox().code(user.email())));
  }

  /** Our step, with enrolled phone numbers. */
  static Contender ourSms(Harness harness, int logins) {
    TestRealm realm = TestRealm.create(harness, "ours-sms", List.of("second-factor-sms-otp"));
    realm.sms();
    realm.policy(
        Map.of("sendsPerIp5Min", "1000", "smsPerCountryDay", "100000", "smsPerRealmDay", "100000"));
    List<TestUser> users = addUsers(realm, logins);
    Map<String, String> numbers =
        users.stream().collect(Collectors.toMap(TestUser::id, user -> MobileNumbers.next()));
    users.forEach(user -> user.enrolSms(numberOf(user, numbers)));
    return new Contender(
        realm,
        users,
        (user, page) -> page.as(CodePage::new).enter(realm.texts().code(numberOf(user, numbers))));
  }

  private static String numberOf(TestUser user, Map<String, String> numbers) {
    return Objects.requireNonNull(numbers.get(user.id()));
  }

  /** Our step for authenticator apps. */
  static Contender ourTotp(Harness harness, int logins) {
    return withApps(
        TestRealm.create(harness, "ours-totp", List.of("second-factor-totp")),
        logins,
        (page, code) -> page.as(TotpPage::new).enter(code));
  }

  /** The same in a flow that is made by one call, with levels of authentication. */
  static Contender ourMadeFlow(Harness harness, int logins) {
    TestRealm realm = TestRealm.create(harness, "ours-made", List.of("second-factor-totp"));
    realm
        .admin()
        .api()
        .post(
            realm.admin().path("/second-factor/flows"),
            Json.parse(
                "{\"kind\": \"browser\", \"methods\": [\"totp\", \"email-otp\","
                    + " \"recovery-codes\"], \"bind\": true}"));
    return withApps(realm, logins, (page, code) -> page.as(TotpPage::new).enter(code));
  }

  /** Keycloak's own OTP form. */
  static Contender keycloaks(Harness harness, int logins) {
    return withApps(
        TestRealm.create(harness, "keycloaks", List.of("auth-otp-form")),
        logins,
        (page, code) -> page.as(OtpPage::new).enter(code));
  }

  private static Contender withApps(
      TestRealm realm, int logins, BiFunction<Page, String, Page> secondStep) {
    List<TestUser> users = addUsers(realm, logins);
    Map<String, TotpDevice> devices =
        users.stream().collect(Collectors.toMap(TestUser::id, TestUser::addTotp));
    return new Contender(
        realm,
        users,
        (user, page) ->
            secondStep.apply(page, Objects.requireNonNull(devices.get(user.id())).code()));
  }

  TestRealm realm() {
    return realm;
  }

  /** Signs the next user in. */
  Login login() {
    TestUser user = nextUser();
    Page codePage = password(user);
    // Both wait as a person does; the mail has come and gone then, and no step finds a colder
    // machine than the other.
    LockSupport.parkNanos(READING_NANOS);
    Page end = secondStep.apply(user, codePage);
    if (!end.isSignedIn()) {
      throw new IllegalStateException("not signed in: " + end);
    }
    return new Login(codePage.took(), end.took());
  }

  /** Goes no further than the page that asks for the code. */
  Duration codePageOnly() {
    return password(nextUser()).took();
  }

  private synchronized TestUser nextUser() {
    return users.next();
  }

  private Page password(TestUser user) {
    return realm.newSession().open().as(LoginPage::new).signIn(user);
  }

  private static List<TestUser> addUsers(TestRealm realm, int count) {
    List<TestUser> users = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      users.add(realm.addUser("user" + i));
    }
    return users;
  }
}
