package dev.secondfactor.it.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Errors that the class (or the method) provokes in the server's log on purpose. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface ExpectedInLog {

  /** What Keycloak's own mail sender says when a mail server fails. */
  String MAIL_FAILURE = "KC-SERVICES0029";

  /** What Keycloak says when one of several requests at once comes too late to end a login. */
  String TOO_LATE_FOR_A_LOGIN = "KC-SERVICES0013";

  /** What Keycloak says when a login goes on whose user is disabled by now. */
  String DISABLED_BY_NOW = "KC-SERVICES0013";

  /** What Keycloak says when a login asks for a step that it has not come to. */
  String STEP_NOT_ALLOWED = "KC-SERVICES0013.*Requested authentication execution is not allowed";

  /** What Keycloak says when a flow insists on a step that the user cannot take. */
  String STEP_NOT_SET_UP = "KC-SERVICES0013: Failed authentication.*authenticator: ";

  /** How Keycloak fails to render a page whose message another request has just taken away. */
  String MESSAGE_TAKEN_AWAY =
      "message.summary|Failed to process template|MediaType not set on path|HTTP 500 Internal";

  /** Regular expressions; a record of the log that one of them finds is as announced. */
  String[] value();
}
