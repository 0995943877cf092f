package dev.secondfactor.authenticators.grant;

import dev.secondfactor.core.step.Notice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What is in the way of a sign-in: a name for programs, a sentence for those who write them, and
 * what there is to know beside it.
 *
 * @param id the stable name
 * @param description for the field {@code error_description} (RFC 6749 5.2)
 * @param details further fields of the answer
 */
record GrantProblem(String id, String description, Map<String, Object> details) {

  static final GrantProblem TOKEN =
      new GrantProblem("invalid_token", "The mfa_token is not valid, has expired or was used.");
  static final GrantProblem SET_UP =
      new GrantProblem(
          "set_up_needed",
          "A second factor is required and none is set up. It is set up by a sign-in with a browser.");
  static final GrantProblem NOT_POSSIBLE =
      new GrantProblem("no_method", "The account has a second factor that cannot be checked here.");
  static final GrantProblem ACCOUNT_LOCKED =
      new GrantProblem("account_locked", "The account is locked for some time.");
  static final GrantProblem METHOD =
      new GrantProblem(
          "invalid_method", "The mfa_method has to be one of the methods that were offered.");
  static final GrantProblem TOKEN_MISSING =
      new GrantProblem("token_missing", "A code that was sent needs the mfa_token.");

  private static final String ATTEMPTS_LEFT = "attempts_left";
  private static final String RETRY_AFTER = "retry_after";

  private GrantProblem(String id, String description) {
    this(id, description, Map.of());
  }

  /** The problem that a page would tell of; empty when there is none. */
  static Optional<GrantProblem> of(Notice notice) {
    return ofCode(notice).or(() -> ofLimit(notice));
  }

  private static Optional<GrantProblem> ofCode(Notice notice) {
    if (notice instanceof Notice.Wrong wrong) {
      return told("wrong_code", "The code is wrong.", ATTEMPTS_LEFT, wrong.left());
    } else if (notice instanceof Notice.Missing) {
      return told("missing_code", "The code is empty.");
    } else if (notice instanceof Notice.Malformed malformed) {
      return told("malformed_code", "This cannot be a code.", "code_length", malformed.length());
    } else if (notice instanceof Notice.Mistyped) {
      return told("malformed_code", "There is a typing error in the code.");
    } else if (notice instanceof Notice.Superseded) {
      return told("superseded_code", "A newer code was sent, which is the one to give.");
    } else if (notice instanceof Notice.Replayed) {
      return told("used_code", "The code was used already.");
    } else if (notice instanceof Notice.ClockOff clock) {
      return told(
          "clock_off",
          "The code is right for another time: the clock of the device is off.",
          "clock_off_by",
          clock.off().toSeconds());
    } else if (notice instanceof Notice.Expired) {
      return told("expired_code", "The code has expired or was used, or none was sent.");
    }
    return Optional.empty();
  }

  private static Optional<GrantProblem> ofLimit(Notice notice) {
    if (notice instanceof Notice.UsedUp) {
      return told("used_up", "Too many wrong codes. Another code has to be sent.");
    } else if (notice instanceof Notice.Locked locked) {
      return told(
          "locked",
          "The method is locked after too many wrong codes.",
          RETRY_AFTER,
          seconds(locked.remaining()));
    } else if (notice instanceof Notice.Disabled) {
      return told("disabled", "The method is disabled after too many wrong codes.");
    } else if (notice instanceof Notice.Deactivated) {
      return told("account_disabled", "The account is disabled after too many wrong codes.");
    } else if (notice instanceof Notice.SendLimited limited) {
      return told("send_limited", "Too many messages.", RETRY_AFTER, seconds(limited.retryAfter()));
    } else if (notice instanceof Notice.ResendWait wait) {
      return told(
          "too_early",
          "It is too early for another message.",
          RETRY_AFTER,
          seconds(wait.remaining()));
    } else if (notice instanceof Notice.CountryNotAllowed) {
      return told("country_not_allowed", "Nothing is sent to the country of this number.");
    }
    return Optional.empty();
  }

  private static Optional<GrantProblem> told(String id, String description) {
    return Optional.of(new GrantProblem(id, description));
  }

  private static Optional<GrantProblem> told(
      String id, String description, String detail, long value) {
    return Optional.of(new GrantProblem(id, description, Map.of(detail, value)));
  }

  /** Whole seconds, rounded up. */
  static long seconds(Duration duration) {
    return duration.plusMillis(999).toSeconds();
  }
}
