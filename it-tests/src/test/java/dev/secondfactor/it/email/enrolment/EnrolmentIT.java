package dev.secondfactor.it.email.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.email.EmailUser;
import dev.secondfactor.it.email.RealmEvents;
import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given somebody who sets up codes by e-mail")
class EnrolmentIT {

  private static final String ACTION = "second-factor-configure-email";
  private static final String TYPE = "second-factor-email";

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 27: the address is not enrolled before its code was entered")
  void provesTheAddressFirst(TestRealm realm, Inbox inbox) {
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction(ACTION);
    CodePage proof = addressPage(realm, bob).submit(bob.email()).as(CodePage::new);
    String code = inbox.code(bob.email());

    proof.enter(Codes.wrong(code)).as(CodePage::new);
    assertThat(bob.admin().credential(TYPE)).isEmpty();
    assertThat(bob.admin().requiredActions()).contains(ACTION);

    addressPage(realm, bob);
    assertThat(bob.admin().credential(TYPE)).isEmpty();
    assertThat(bob.admin().document().toString()).doesNotContain("second-factor-email");
  }

  @Test
  @DisplayName("TRAP 27: a new address of the account does not move the codes")
  void keepsTheEnrolledAddress(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    String other = "other@" + realm.name() + ".test";
    alice.account().admin().change(user -> user.put("email", other).put("emailVerified", true));

    CodePage page = alice.passPassword();

    assertThat(page.enter(alice.code()).isSignedIn()).isTrue();
    assertThat(inbox.count(other)).isZero();
    assertThat(inbox.count(alice.account().email())).isZero();
  }

  @Test
  @DisplayName("TRAP 27: an address of the account that is not verified gets no code")
  void usesNoUnverifiedAddress(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("emailDestination", "account-address"));
    requireTheStep(realm);
    TestUser bob = realm.addUser("bob", Map.of("emailVerified", false));
    TestUser carol = realm.addUser("carol");

    EmailAddressPage set = LoginPage.of(realm).signIn(bob).as(EmailAddressPage::new);
    assertThat(set.prefilled()).isEmpty();

    LoginPage.of(realm).signIn(carol).as(CodePage::new).enter(inbox.code(carol.email()));
    assertThat(inbox.count(bob.email())).isZero();
    CodePage proof = set.submit(bob.email()).as(CodePage::new);
    assertThat(proof.enter(inbox.code(bob.email())).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("TRAP 28: guesses in enrolment have the same limit, over sessions and addresses")
  void limitsGuesses(TestRealm realm, Inbox inbox) {
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction(ACTION);
    CodePage page = addressPage(realm, bob).submit(bob.email()).as(CodePage::new);
    String code = inbox.code(bob.email());
    for (int i = 0; i < 3; i++) {
      page = page.enter(Codes.wrong(code, i)).as(CodePage::new);
      assertThat(page.error()).contains("This code is wrong");
    }

    String second = "second@" + realm.name() + ".test";
    CodePage other = addressPage(realm, bob).submit(second).as(CodePage::new);
    String otherCode = inbox.code(second);
    other = other.enter(Codes.wrong(otherCode)).as(CodePage::new);
    other = other.enter(Codes.wrong(otherCode, 1)).as(CodePage::new);
    assertThat(other.error()).contains("locked after too many wrong codes");

    assertThat(other.enter(otherCode).as(CodePage::new).error()).contains("locked");
    assertThat(page.enter(code).as(CodePage::new).error()).contains("locked");
    String third = "third@" + realm.name() + ".test";
    assertThat(addressPage(realm, bob).submit(third).as(CodePage::new).isOpen()).isFalse();
    assertThat(bob.admin().credential(TYPE)).isEmpty();
    assertThat(new RealmEvents(realm).errors("UPDATE_CREDENTIAL_ERROR", "invalid_user_credentials"))
        .hasSize(5);
    EmailUser witness = EmailUser.enrolled(realm, inbox, "witness");
    witness.passPassword();
    witness.code();
    assertThat(inbox.count(third)).isZero();
  }

  @Test
  @DisplayName("TRAP 28: messages in enrolment have the same limits, to however many addresses")
  void limitsMessages(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("sendsPerUserDay", "3"));
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction(ACTION);
    EmailAddressPage address = addressPage(realm, bob);
    for (int i = 0; i < 3; i++) {
      String to = "bob" + i + "@" + realm.name() + ".test";
      CodePage page = address.submit(to).as(CodePage::new);
      inbox.first(to);
      address = page.form().submit("change", "true").as(EmailAddressPage::new);
    }

    String next = "bob3@" + realm.name() + ".test";
    CodePage refused = address.submit(next).as(CodePage::new);
    assertThat(refused.isOpen()).isFalse();
    assertThat(refused.error()).contains("Too many codes were asked for");
    CodePage elsewhere = addressPage(realm, bob).submit(next).as(CodePage::new);
    assertThat(elsewhere.error()).contains("Too many codes were asked for");
    EmailUser witness = EmailUser.enrolled(realm, inbox, "witness");
    witness.passPassword();
    witness.code();
    assertThat(inbox.count(next)).isZero();
  }

  @Test
  @DisplayName("TRAP 28: enrolments and logins to one address share its limit")
  void sharesTheLimitOfAnAddress(TestRealm realm, Inbox inbox) {
    realm.policy(Map.of("sendsPerDestination10Min", "2"));
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    alice.passPassword();
    alice.code(1);
    alice.passPassword();
    alice.code(2);

    TestUser mallory = realm.addUser("mallory");
    mallory.admin().addRequiredAction(ACTION);
    CodePage refused = addressPage(realm, mallory).submit(alice.address()).as(CodePage::new);

    assertThat(refused.error()).contains("Too many codes were asked for");
    assertThat(alice.codesSentInAll()).isEqualTo(2);
    String otherCase = alice.address().toUpperCase(Locale.ROOT);
    LoginSession session = refused.page().session();
    EmailAddressPage again = refused.form().submit("change", "true").as(EmailAddressPage::new);
    again.submit(otherCase).as(CodePage::new);
    assertThat(session.page().text()).contains("Too many codes were asked for");
  }

  private static EmailAddressPage addressPage(TestRealm realm, TestUser user) {
    return LoginPage.of(realm).signIn(user).as(EmailAddressPage::new);
  }

  private static void requireTheStep(TestRealm realm) {
    Flows flows = realm.admin().flows();
    flows.create("always two");
    flows.addStep("always two", "auth-username-password-form", "REQUIRED");
    flows.addStep("always two", "second-factor-email-otp", "REQUIRED");
    flows.bindToBrowser("always two");
  }
}
