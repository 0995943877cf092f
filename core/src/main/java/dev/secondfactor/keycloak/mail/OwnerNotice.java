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
  /** A set of recovery codes was made in place of the one before. */
  REPLACED("Replaced"),
  /** A recovery code was used. */
  USED("Used"),
  /** The recovery codes were shown again. */
  VIEWED("Viewed"),
  /** A method was removed. */
  REMOVED("Removed"),
  /** A method was removed by an administrator. */
  RESET("Reset"),
  /** An administrator has asked for a method to be set up. */
  REQUIRED("Required"),
  /** The same, with a link to the account console. */
  INVITED("Required"),
  /** An administrator has ended a lock. */
  UNLOCKED("Unlocked"),
  /** An administrator has issued a code that does for a second factor once. */
  BYPASS_ISSUED("BypassIssued"),
  /** Such a code was withdrawn. */
  BYPASS_WITHDRAWN("BypassWithdrawn"),
  /** Such a code was used. */
  BYPASS_USED("BypassUsed"),
  /** A browser is trusted from now on. */
  BROWSER_TRUSTED("BrowserTrusted"),
  /** An administrator has withdrawn the trust in a browser. */
  BROWSER_WITHDRAWN("BrowserWithdrawn"),
  /** A browser has sent a token that was replaced before, and is not trusted any more. */
  BROWSER_REPLAYED("BrowserReplayed"),
  /** A method was locked for a time after wrong codes. */
  LOCKED("Locked"),
  /** A method was disabled after wrong codes. */
  DISABLED("Disabled"),
  /** The account was deactivated after wrong codes. */
  DEACTIVATED("Deactivated"),
  /** The password was right, and wrong codes followed (ASVS 6.3.5). */
  GUESSED("Guessed");

  private final String suffix;

  OwnerNotice(String suffix) {
    this.suffix = suffix;
  }

  String subjectKey() {
    return "secondFactorNoticeSubject" + suffix;
  }

  /** Whether the owner may recognise by the browser whether it was them. */
  boolean tellsBrowser() {
    return this == USED
        || this == VIEWED
        || this == GUESSED
        || this == BYPASS_USED
        || this == BROWSER_REPLAYED;
  }

  /** Whether it was an administrator, whose address is nothing for the owner. */
  boolean isOfAdministrator() {
    return this == RESET
        || this == REQUIRED
        || this == INVITED
        || this == UNLOCKED
        || this == BYPASS_ISSUED
        || this == BYPASS_WITHDRAWN
        || this == BROWSER_WITHDRAWN;
  }

  /** Whether it leads to the account console, for which the owner has to sign in. */
  boolean hasLink() {
    return this == INVITED;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
