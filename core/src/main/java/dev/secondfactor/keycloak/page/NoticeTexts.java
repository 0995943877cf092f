package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Notice;
import java.time.Duration;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** Says a notice on a page, in the words of the theme and of the method. */
final class NoticeTexts {

  private static final String FIELD = "code";

  private final Method method;

  NoticeTexts(Method method) {
    this.method = method;
  }

  void put(LoginFormsProvider form, Notice notice) {
    if (notice instanceof Notice.Resent) {
      form.setInfo("secondFactorResent");
    } else if (notice instanceof Notice.ResendWait wait) {
      form.setInfo("secondFactorResendWait", inWords(wait.remaining()));
    } else if (!ofField(form, notice)) {
      ofPage(form, notice);
    }
  }

  private boolean ofField(LoginFormsProvider form, Notice notice) {
    if (notice instanceof Notice.Wrong wrong) {
      field(form, "secondFactorCodeWrong", wrong.left());
    } else if (notice instanceof Notice.Malformed malformed) {
      field(
          form,
          method == Method.RECOVERY_CODES
              ? "secondFactorRecoveryCodeMalformed"
              : "secondFactorCodeMalformed",
          malformed.length());
    } else if (notice instanceof Notice.Mistyped) {
      field(form, "secondFactorRecoveryCodeMistyped");
    } else if (notice instanceof Notice.Missing) {
      field(
          form,
          inWordsOf(
              "secondFactorCodeMissing",
              "secondFactorSmsCodeMissing",
              "secondFactorTotpCodeMissing",
              "secondFactorRecoveryCodeMissing"));
    } else if (notice instanceof Notice.Superseded) {
      field(
          form,
          method == Method.SMS_OTP
              ? "secondFactorSmsCodeSuperseded"
              : "secondFactorCodeSuperseded");
    } else if (notice instanceof Notice.Replayed) {
      field(
          form,
          method == Method.RECOVERY_CODES
              ? "secondFactorRecoveryCodeUsed"
              : "secondFactorTotpReplayed");
    } else if (notice instanceof Notice.ClockOff clock) {
      clockOff(form, clock.off());
    } else {
      return false;
    }
    return true;
  }

  private void ofPage(LoginFormsProvider form, Notice notice) {
    if (notice instanceof Notice.Expired) {
      form.setError("secondFactorCodeExpired");
    } else if (notice instanceof Notice.UsedUp) {
      form.setError("secondFactorCodeUsedUp");
    } else if (notice instanceof Notice.Deactivated) {
      form.setError("secondFactorAccountDisabled");
    } else if (notice instanceof Notice.Disabled) {
      form.setError(
          inWordsOf(
              "secondFactorMethodDisabled",
              "secondFactorSmsDisabled",
              "secondFactorTotpDisabled",
              "secondFactorRecoveryDisabled"));
    } else if (notice instanceof Notice.Locked locked) {
      form.setError(
          inWordsOf(
              "secondFactorLocked",
              "secondFactorSmsLocked",
              "secondFactorTotpLocked",
              "secondFactorRecoveryLocked"),
          inWords(locked.remaining()));
    } else if (notice instanceof Notice.SendLimited limited) {
      form.setError("secondFactorSendLimited", inWords(limited.retryAfter()));
    } else if (notice instanceof Notice.CountryNotAllowed) {
      form.setError("secondFactorSmsCountryNotAllowed");
    }
  }

  private String inWordsOf(String ofEmail, String ofSms, String ofApp, String ofRecovery) {
    return switch (method) {
      case EMAIL_OTP -> ofEmail;
      case SMS_OTP -> ofSms;
      case TOTP -> ofApp;
      case RECOVERY_CODES -> ofRecovery;
    };
  }

  private static void clockOff(LoginFormsProvider form, Duration off) {
    String key = off.isNegative() ? "secondFactorTotpClockBehind" : "secondFactorTotpClockAhead";
    field(form, key, Math.max(1, off.abs().plusSeconds(30).toMinutes()));
  }

  private static void field(LoginFormsProvider form, String key, Object... parameters) {
    form.addError(new FormMessage(FIELD, key, parameters));
  }

  /** Seconds, minutes rounded up, hours rounded up: the text takes the one that fits. */
  private static Object[] inWords(Duration duration) {
    long seconds = Math.max(1, duration.plusMillis(999).toSeconds());
    return new Object[] {seconds, (seconds + 59) / 60, (seconds + 3599) / 3600};
  }
}
