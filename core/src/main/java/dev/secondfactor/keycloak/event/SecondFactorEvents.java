package dev.secondfactor.keycloak.event;

import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.trust.Trust;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Writes Keycloak events. Each carries the method and the credential type; destinations are masked,
 * and no code is ever part of one.
 */
public final class SecondFactorEvents {

  /** The detail that names the method. */
  public static final String METHOD = "second_factor_method";

  /** The detail that tells what came of an action on recovery codes that made no new ones. */
  public static final String OUTCOME = "second_factor_outcome";

  /** The detail of a login in a browser that is trusted, in place of the method. */
  public static final String TRUSTED = "second_factor_trusted_browser";

  private static final String REPLAYED = "replaced token";

  /** Keycloak has an error of its own for mails alone. */
  private static final String SMS_SEND_FAILED = "sms_send_failed";

  private static final String WRONG_CODES = "wrong second factors";
  private static final String DESTINATION = "second_factor_destination";

  private SecondFactorEvents() {}

  /** Puts the method into an event that is being built. */
  public static EventBuilder describe(EventBuilder event, Method method) {
    return event
        .detail(METHOD, method.id())
        .detail(Details.CREDENTIAL_TYPE, method.credentialType());
  }

  /** A wrong code. */
  public static void wrong(EventBuilder event, Method method) {
    describe(event, method).error(Errors.INVALID_USER_CREDENTIALS);
  }

  /** A code that was not compared because it has expired, was used or has no guesses left. */
  public static void notCompared(EventBuilder event, Method method) {
    describe(event, method).error(Errors.EXPIRED_CODE);
  }

  /** An attempt while the method is locked. */
  public static void locked(EventBuilder event, Method method) {
    describe(event, method).error(Errors.USER_TEMPORARILY_DISABLED);
  }

  /** An attempt while the method is disabled. */
  public static void disabled(EventBuilder event, Method method) {
    describe(event, method).error(Errors.USER_DISABLED);
  }

  /**
   * Wrong codes have locked a method for a time.
   *
   * @param failures how many in a row
   */
  public static void lockedNow(EventBuilder event, Method method, int failures, Instant until) {
    describe(event, method)
        .event(EventType.USER_DISABLED_BY_TEMPORARY_LOCKOUT)
        .detail(Details.REASON, WRONG_CODES)
        .detail(Details.NUM_FAILURES, Integer.toString(failures))
        .detail(Details.NOT_BEFORE, until.truncatedTo(ChronoUnit.SECONDS).toString())
        .success();
  }

  /**
   * Wrong codes have disabled a method, or deactivated the account.
   *
   * @param failures how many in a row
   */
  public static void disabledNow(EventBuilder event, Method method, int failures) {
    describe(event, method)
        .event(EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT)
        .detail(Details.REASON, WRONG_CODES)
        .detail(Details.NUM_FAILURES, Integer.toString(failures))
        .success();
  }

  /** A browser is trusted from now on. */
  public static void browserTrusted(
      KeycloakSession session, RealmModel realm, UserModel user, Method method) {
    ofBrowser(session, realm, user, method).event(EventType.UPDATE_CREDENTIAL).success();
  }

  /** A browser has sent a token that was replaced before, and is not trusted any more. */
  public static void browserReplayed(
      KeycloakSession session, RealmModel realm, UserModel user, Method method) {
    ofBrowser(session, realm, user, method)
        .event(EventType.REMOVE_CREDENTIAL)
        .detail(Details.REASON, REPLAYED)
        .success();
  }

  private static EventBuilder ofBrowser(
      KeycloakSession session, RealmModel realm, UserModel user, Method method) {
    EventBuilder event =
        new EventBuilder(realm, session, session.getContext().getConnection())
            .user(user)
            .detail(METHOD, method.id())
            .detail(Details.CREDENTIAL_TYPE, Trust.ID);
    Optional.ofNullable(session.getContext().getClient()).ifPresent(event::client);
    return event;
  }

  /** How the delivery of a code ended; Keycloak has no event type of its own for that. */
  public static void delivered(
      KeycloakSession session, RealmModel realm, SentMessage message, DeliveryResult result) {
    EventBuilder event =
        describe(new EventBuilder(realm, session), message.method())
            .event(EventType.SEND_VERIFY_EMAIL)
            .user(message.userId())
            .ipAddress(message.ipAddress())
            .detail(DESTINATION, message.destination());
    message.clientId().ifPresent(event::client);
    Optional<FailureReason> reason = result.reason();
    if (reason.isEmpty()) {
      event.success();
    } else {
      event
          .detail(Details.REASON, reason.orElseThrow().id())
          .error(message.method() == Method.SMS_OTP ? SMS_SEND_FAILED : Errors.EMAIL_SEND_FAILED);
    }
  }
}
