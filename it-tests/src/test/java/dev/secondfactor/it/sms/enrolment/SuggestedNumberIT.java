package dev.secondfactor.it.sms.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.SmsNumberPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given a realm that suggests the number of a user attribute")
class SuggestedNumberIT {

  private static final String ATTRIBUTE = "phoneNumber";

  private final TestRealm realm;

  SuggestedNumberIT(TestRealm realm) {
    this.realm = realm;
    realm.sms();
    realm.policy(Map.of("smsNumberAttribute", ATTRIBUTE));
    realm.admin().allowAttributes();
  }

  @Test
  @DisplayName("TRAP 27: it is filled in, and is nothing more until it is proven by a code")
  void suggests() {
    CodeUser bob = invitedWith("0");
    SmsNumberPage page = (SmsNumberPage) bob.openSetUp();
    assertThat(page.isSuggestion()).isTrue();
    assertThat(page.prefilled()).isEqualTo(bob.destination());
    assertThat(bob.credential()).isEmpty();
    assertThat(bob.codesSentInAll()).isZero();

    CodePage proof = page.submit(page.prefilled()).as(CodePage::new);

    assertThat(proof.enter(bob.code()).isSignedIn()).isTrue();
    assertThat(bob.credential()).isPresent();
  }

  @Test
  @DisplayName("TRAP 27: an attribute that changes later does not move the codes")
  void doesNotFollowTheAttribute() {
    CodeUser alice = SentMethod.SMS.enrolled(realm, "alice");
    String other = MobileNumbers.next();
    give(alice, other);

    CodePage page = alice.passPassword();

    assertThat(page.destination()).isEqualTo(alice.maskedDestination());
    assertThat(page.enter(alice.code()).isSignedIn()).isTrue();
    assertThat(realm.texts().count(other)).isZero();
  }

  @Test
  @DisplayName("what could not be enrolled is not suggested")
  void suggestsNothingElse() {
    for (String value : List.of("030 123456", "+33612345678", "unknown", "")) {
      CodeUser bob = SentMethod.SMS.invited(realm, "bob");
      give(bob, value);

      SmsNumberPage page = (SmsNumberPage) bob.openSetUp();

      assertThat(page.isSuggestion()).as(value).isFalse();
      assertThat(page.prefilled()).as(value).isEmpty();
    }
  }

  private CodeUser invitedWith(String prefix) {
    CodeUser bob = SentMethod.SMS.invited(realm, "bob");
    give(bob, prefix + bob.destination().substring("+49".length()));
    return bob;
  }

  private static void give(CodeUser user, String value) {
    user.account()
        .admin()
        .change(document -> document.withObject("/attributes").putArray(ATTRIBUTE).add(value));
  }
}
