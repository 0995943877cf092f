package dev.secondfactor.it.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.SmtpFault;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.DeliveryStatus;
import dev.secondfactor.it.sentcode.RealmEvents;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@KeycloakTest
@Tag("trap")
@ExpectedInLog({ExpectedInLog.MAIL_FAILURE, "email_send_failed"})
@DisplayName("Given a mail server that fails")
class MailOutageIT {

  enum Outage {
    DOWN("unavailable"),
    HANGING(""),
    HANGING_UP(""),
    REFUSING("refused");

    /** What the event says of it; nothing certain when the server may have taken the message. */
    private final String reason;

    Outage(String reason) {
      this.reason = reason;
    }

    SmtpFault start() {
      return switch (this) {
        case DOWN -> SmtpFault.down();
        case HANGING -> SmtpFault.silent();
        case HANGING_UP -> SmtpFault.hangingUp();
        case REFUSING -> SmtpFault.refusing();
      };
    }
  }

  @ParameterizedTest(
      name = "TRAP 7: {0}: the page says so, nothing is counted, the app still works")
  @EnumSource(Outage.class)
  void saysSoAndCountsNothing(Outage outage, TestRealm realm, Inbox inbox, Harness harness) {
    realm.bruteForceProtection(3);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    TotpDevice phone = alice.account().addTotp();
    try (SmtpFault fault = outage.start()) {
      realm.mailThrough(fault);
      CodePage page = openCodePage(alice);
      DeliveryStatus.of(page).await("failed");

      CodePage reloaded = page.page().session().reload().as(CodePage::new);
      assertThat(reloaded.delivery()).contains("The code could not be sent");
      assertThat(reloaded.offersResend()).isTrue();
      assertThat(reloaded.page().source())
          .doesNotContain("Exception", "127.0.0.1:" + fault.port(), alice.destination());
      assertEventOfFailure(realm, alice, outage.reason);

      OtpPage otp = reloaded.tryAnotherWay().choose("Authenticator").as(OtpPage::new);
      assertThat(otp.enter(phone.code()).as(AppPage::new).tokens().username()).isEqualTo("alice");
    }
    assertThat(new RealmEvents(realm).of("LOGIN_ERROR")).isEmpty();
    assertThat(alice.account().admin().bruteForce().path("numFailures").asInt()).isZero();
    assertThat(alice.account().admin().credential("second-factor-guard")).isEmpty();
    assertThat(harness.inbox().count(alice.destination())).isZero();
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 7: an outage locks nobody out: as soon as mail works again, so does the code")
  void locksNobodyOut(TestRealm realm, Inbox inbox) {
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    try (SmtpFault fault = SmtpFault.down()) {
      realm.mailThrough(fault);
      CodePage page = alice.passPassword();
      DeliveryStatus.of(page).await("failed");
      for (int i = 0; i < 8; i++) {
        page = page.page().session().reload().as(CodePage::new).resend().as(CodePage::new);
        DeliveryStatus.of(page).await("failed");
      }
      realm.mailThrough(inbox);

      CodePage resent = page.page().session().reload().as(CodePage::new).resend().as(CodePage::new);
      assertThat(resent.enter(alice.code()).as(AppPage::new).tokens().username())
          .isEqualTo("alice");
    }
    assertThat(new RealmEvents(realm).of("SEND_VERIFY_EMAIL_ERROR")).hasSize(9);
    assertThat(new RealmEvents(realm).of("SEND_VERIFY_EMAIL")).hasSize(1);
  }

  @Test
  @DisplayName("TRAP 7: a mail server that hangs holds no request, and stops no other realm's mail")
  void holdsNoRequest(TestRealm realm, Harness harness, TestSupport support) {
    List<CodeUser> users =
        IntStream.range(0, 12).mapToObj(i -> SentMethod.EMAIL.enrolled(realm, "user" + i)).toList();
    try (SmtpFault hanging = SmtpFault.silent();
        TestRealm elsewhere =
            TestRealm.create(harness, "elsewhere", List.of("second-factor-email-otp"))) {
      realm.mailThrough(hanging);
      CodeUser bob = SentMethod.EMAIL.enrolled(elsewhere, "bob");

      List<Page> pages =
          Race.of(users.size(), i -> () -> users.get(i).enterPassword(realm.newSession()));
      CodePage mailWorksElsewhere = bob.passPassword();

      Waiting.until("deliveries that hang", () -> hanging.connections() > 0);
      String threads = support.threads();
      assertThat(talkingToAMailServer(threads, "second-factor-delivery-")).isNotEmpty();
      assertThat(talkingToAMailServer(threads, "executor-thread")).isEmpty();
      assertThat(pages).allMatch(page -> page.id().equals("login-second-factor-code"));
      assertThat(mailWorksElsewhere.enter(bob.code()).isSignedIn()).isTrue();
      pages.forEach(page -> DeliveryStatus.of(page.as(CodePage::new)).await("failed"));
    }
  }

  @Test
  @DisplayName("TRAP 7: enrolment says so too, and goes on when mail works again")
  void saysSoInEnrolment(TestRealm realm, Inbox inbox) {
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction("second-factor-configure-email");
    try (SmtpFault fault = SmtpFault.hangingUp()) {
      realm.mailThrough(fault);
      CodePage page =
          LoginPage.of(realm)
              .signIn(bob)
              .as(EmailAddressPage::new)
              .submit(bob.email())
              .as(CodePage::new);
      DeliveryStatus.of(page).await("failed");
      CodePage reloaded = page.page().session().reload().as(CodePage::new);
      assertThat(reloaded.delivery()).contains("The code could not be sent");

      realm.mailThrough(inbox);
      CodePage resent = reloaded.resend().as(CodePage::new);
      resent.enter(inbox.code(bob.email())).as(AppPage::new);
    }
    assertThat(bob.admin().credential("second-factor-email")).isPresent();
  }

  @Test
  @DisplayName("TRAP 7: a realm without any mail server says so as well")
  void saysSoWithoutAMailServer(TestRealm realm) {
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    realm.admin().change(settings -> settings.putObject("smtpServer"));

    CodePage page = alice.passPassword();

    DeliveryStatus.of(page).await("failed");
    CodePage reloaded = page.page().session().reload().as(CodePage::new);
    assertThat(reloaded.delivery()).contains("The code could not be sent");
    assertEventOfFailure(realm, alice, "unavailable");
  }

  private static CodePage openCodePage(CodeUser user) {
    Page page = user.enterPassword(user.realm().newSession());
    return page.id().equals("login-login-otp")
        ? page.as(OtpPage::new).tryAnotherWay().choose("email").as(CodePage::new)
        : page.as(CodePage::new);
  }

  private static void assertEventOfFailure(TestRealm realm, CodeUser user, String reason) {
    List<JsonNode> failures =
        new RealmEvents(realm).errors("SEND_VERIFY_EMAIL_ERROR", "email_send_failed");
    assertThat(failures).hasSize(1);
    JsonNode details = failures.get(0).path("details");
    assertThat(failures.get(0).path("userId").asText()).isEqualTo(user.account().id());
    assertThat(details.path("second_factor_method").asText()).isEqualTo("email-otp");
    assertThat(details.path("second_factor_destination").asText())
        .isEqualTo(user.maskedDestination());
    assertThat(details.path("reason").asText()).isNotEmpty().contains(reason);
  }

  private static List<String> talkingToAMailServer(String threads, String namePrefix) {
    return Arrays.stream(threads.split("\n(?=\\S)"))
        .filter(thread -> thread.startsWith(namePrefix))
        .filter(thread -> thread.contains("SMTPTransport") || thread.contains("angus.mail"))
        .toList();
  }
}
