package dev.secondfactor.it.choice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.ChoosePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpSetupPage;
import dev.secondfactor.it.sentcode.RealmEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given somebody without a second factor where the realm requires one")
class ChooseIT {

  private static final String REQUIRED = "requirement";

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("B11: of several methods one is chosen, set up at once, and the user is signed in")
  void chooses(TestRealm realm) {
    realm.policy(Map.of(REQUIRED, "required"));
    TestUser bob = realm.addUser("bob");

    ChoosePage page = LoginPage.of(realm).signIn(bob).as(ChoosePage::new);
    assertThat(page.methods()).containsExactly("totp", "email-otp");
    assertThat(page.canBePutOff()).isFalse();
    page.choose("email-otp").expect("login-second-factor-email-address");
    TotpSetupPage setup =
        LoginPage.of(realm).signIn(bob).as(ChoosePage::new).choose("totp").as(TotpSetupPage::new);

    assertThat(setup.enter(setup.device().code()).isSignedIn()).isTrue();
    assertThat(bob.admin().credential("otp")).isPresent();
  }

  @Test
  @DisplayName("B11: without grace, the only method or the realm's primary one needs no choice")
  void straight(TestRealm realm) {
    TestUser bob = realm.addUser("bob");

    realm.policy(Map.of(REQUIRED, "required", "primaryMethod", "email-otp"));
    LoginPage.of(realm).signIn(bob).expect("login-second-factor-email-address");

    realm.policy(Map.of(REQUIRED, "required", "methods", "totp"));
    LoginPage.of(realm).signIn(bob).as(TotpSetupPage::new);
  }

  @Test
  @DisplayName("B11: the realm's primary method stands first, and a made-up one is not set up")
  void primaryFirst(TestRealm realm) {
    realm.policy(Map.of(REQUIRED, "required", "primaryMethod", "email-otp", "graceLogins", "1"));
    ChoosePage page = LoginPage.of(realm).signIn(realm.addUser("bob")).as(ChoosePage::new);

    assertThat(page.methods()).containsExactly("email-otp", "totp");
    for (String method : List.of("sms-otp", "recovery-codes", "pigeon", "")) {
      page = page.choose(method).as(ChoosePage::new);
    }
  }

  @Test
  @Tag("smoke")
  @DisplayName("B11: in so many logins it can be put off, then it is enforced, whatever is posted")
  void logins(TestRealm realm) {
    realm.policy(Map.of(REQUIRED, "required", "graceLogins", "2"));
    TestUser bob = realm.addUser("bob");

    ChoosePage first = LoginPage.of(realm).signIn(bob).as(ChoosePage::new);
    assertThat(first.grace()).isEqualTo("You can put this off 2 more times.");
    assertThat(first.putOff().isSignedIn()).isTrue();
    ChoosePage open = LoginPage.of(realm).signIn(bob).as(ChoosePage::new);
    assertThat(open.grace()).isEqualTo("You can put this off one more time.");
    assertThat(LoginPage.of(realm).signIn(bob).as(ChoosePage::new).putOff().isSignedIn()).isTrue();

    ChoosePage last = open.putOff().as(ChoosePage::new);
    assertThat(last.canBePutOff()).isFalse();
    assertThat(last.grace()).isEmpty();
    last.putOff().as(ChoosePage::new).choose("totp").as(TotpSetupPage::new);
    assertThat(bob.admin().sessions()).isEqualTo(2);
    assertThat(new RealmEvents(realm).of("CUSTOM_REQUIRED_ACTION"))
        .filteredOn(
            event -> event.path("details").path("second_factor_outcome").asText().equals("put_off"))
        .hasSize(2);
  }

  @Test
  @DisplayName("B11: for so many days it can be put off, then it is enforced, in open pages too")
  void days(TestRealm realm, TestSupport support) {
    realm.policy(Map.of(REQUIRED, "required", "graceDays", "1"));
    TestUser bob = realm.addUser("bob");
    assertThat(LoginPage.of(realm).signIn(bob).as(ChoosePage::new).putOff().isSignedIn()).isTrue();

    support.clockAhead(Duration.ofHours(24).minusMinutes(3));
    ChoosePage open = LoginPage.of(realm).signIn(bob).as(ChoosePage::new);
    assertThat(open.grace()).startsWith("You can put this off until ").contains(" at ");
    assertThat(LoginPage.of(realm).signIn(bob).as(ChoosePage::new).putOff().isSignedIn()).isTrue();

    support.clockAhead(Duration.ofHours(24).plusSeconds(1));
    assertThat(open.putOff().as(ChoosePage::new).canBePutOff()).isFalse();
    assertThat(LoginPage.of(realm).signIn(bob).as(ChoosePage::new).canBePutOff()).isFalse();
  }

  @Test
  @Tag("trap")
  @DisplayName("B11, TRAP 2: of many logins at the same moment no more put it off than are allowed")
  void race(TestRealm realm) {
    realm.policy(Map.of(REQUIRED, "required", "graceLogins", "3", "graceDays", "9"));
    TestUser bob = realm.addUser("bob");
    List<Form> forms =
        IntStream.range(0, 12)
            .mapToObj(i -> LoginPage.of(realm).signIn(bob).as(ChoosePage::new).form())
            .toList();

    List<Page> answers = Race.of(forms.size(), i -> () -> forms.get(i).submit("later", "true"));

    assertThat(answers).filteredOn(Page::isSignedIn).hasSize(3);
    assertThat(answers)
        .filteredOn(page -> !page.isSignedIn())
        .allSatisfy(page -> assertThat(page.as(ChoosePage::new).canBePutOff()).isFalse());
    assertThat(bob.admin().sessions()).isEqualTo(3);
  }

  @Test
  @DisplayName("B11: a session that has put it off is not asked again, and counts once")
  void singleSignOn(TestRealm realm) {
    realm.policy(Map.of(REQUIRED, "required", "graceLogins", "1"));
    TestUser bob = realm.addUser("bob");
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(bob).as(ChoosePage::new).putOff();

    assertThat(session.open().isSignedIn()).isTrue();
    assertThat(session.newTab().open().isSignedIn()).isTrue();
    assertThat(LoginPage.of(realm).signIn(bob).as(ChoosePage::new).canBePutOff()).isFalse();

    realm.policy(Map.of(REQUIRED, "required"));
    session.open().as(ChoosePage::new);
  }

  @Test
  @DisplayName("B11: nobody gets the time twice, not even after a reset")
  void once(TestRealm realm) {
    realm.policy(Map.of(REQUIRED, "required", "graceLogins", "1"));
    TestUser bob = realm.addUser("bob");
    LoginPage.of(realm).signIn(bob).as(ChoosePage::new).putOff();
    TotpSetupPage setup =
        LoginPage.of(realm).signIn(bob).as(ChoosePage::new).choose("totp").as(TotpSetupPage::new);
    assertThat(setup.enter(setup.device().code()).isSignedIn()).isTrue();

    bob.admin().deleteCredential(bob.admin().credential("otp").orElseThrow().path("id").asText());

    assertThat(LoginPage.of(realm).signIn(bob).as(ChoosePage::new).canBePutOff()).isFalse();
  }

  @Test
  @DisplayName("B11: an administrator who asks one user for it gives no grace")
  void demanded(TestRealm realm) {
    realm.policy(Map.of("graceLogins", "5"));
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction("second-factor-choose");

    ChoosePage page = LoginPage.of(realm).signIn(bob).as(ChoosePage::new);
    assertThat(page.canBePutOff()).isFalse();
    page.putOff().as(ChoosePage::new).choose("totp").as(TotpSetupPage::new);

    assertThat(bob.admin().requiredActions()).containsExactly("second-factor-configure-totp");
  }

  @Test
  @DisplayName("B11: a choice that was switched off is no way around: the first method is set up")
  void switchedOff(TestRealm realm) {
    realm.policy(Map.of(REQUIRED, "required", "graceLogins", "5"));
    String path = realm.admin().path("/authentication/required-actions/second-factor-choose");
    ObjectNode action = (ObjectNode) realm.admin().api().get(path);
    realm.admin().api().put(path, action.put("enabled", false));

    LoginPage.of(realm).signIn(realm.addUser("bob")).as(TotpSetupPage::new);
  }
}
