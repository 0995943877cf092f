package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("standard")
@ExpectedInLog(ExpectedInLog.MAIL_FAILURE)
@DisplayName("Given a mail server or a gateway that is down")
class OutageIT {

  @Parameter private SentMethod method;

  private static final String NOT_SENT = " could not be sent.";

  @Test
  @Tag("smoke")
  @DisplayName("ASVS 16.5.2: the page says so, and the user's other method signs in")
  void degradesToAnotherMethod(TestRealm realm) {
    method.fails(realm);
    CodeUser alice = method.enrolled(realm, "alice");
    TotpDevice phone = alice.account().addTotp();

    LoginSession session = realm.newSession();
    CodePage failed = failed(session, alice);
    OtpPage otp = failed.tryAnotherWay().choose("Authenticator").as(OtpPage::new);

    assertThat(otp.enter(phone.code()).isSignedIn()).isTrue();
  }

  @Test
  @DisplayName("ASVS 16.5.3: who has no other method is not let in, and not locked out")
  void neverDegradesToNone(TestRealm realm) {
    method.fails(realm);
    CodeUser alice = method.enrolled(realm, "alice");

    LoginSession session = realm.newSession();
    CodePage failed = failed(session, alice);
    assertThat(failed.offersAnotherWay()).isFalse();
    for (String nothing : new String[] {"", "000000", "abc"}) {
      failed = failed.enter(nothing).as(CodePage::new);
    }
    failed.form().without("code").submit().as(CodePage::new);
    failed.reload();

    // The server is back: nothing of the outage counts against the user, not even a wait.
    method.works(realm);
    CodePage back = session.page().as(CodePage::new).resend().as(CodePage::new);
    assertThat(back.enter(alice.code()).isSignedIn()).isTrue();
  }

  private static CodePage failed(LoginSession session, CodeUser user) {
    CodePage page = user.passPassword(session);
    return Waiting.forSome(
        "the page that knows of the failure",
        () -> Optional.of(page.reload()).filter(again -> again.delivery().contains(NOT_SENT)));
  }
}
