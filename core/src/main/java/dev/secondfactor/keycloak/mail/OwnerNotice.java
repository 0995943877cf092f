package dev.secondfactor.keycloak.mail;

import java.util.Locale;

/** What the owner of an account is told of by mail (ASVS 6.3.7). */
public enum OwnerNotice {
  /** A method was enrolled. */
  ENROLLED("Enrolled"),
  /** The destination of a method was changed. */
  CHANGED("Changed"),
  /** The clock of an authenticator app was learnt anew. */
  RESYNCHRONISED("Resynchronised"),
  /** A method was removed. */
  REMOVED("Removed"),
  /** A method was locked for a time after wrong codes. */
  LOCKED("Locked"),
  /** A method was disabled after wrong codes. */
  DISABLED("Disabled");

  private final String suffix;

  OwnerNotice(String suffix) {
    this.suffix = suffix;
  }

  String subjectKey() {
    return "secondFactorNoticeSubject" + suffix;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
