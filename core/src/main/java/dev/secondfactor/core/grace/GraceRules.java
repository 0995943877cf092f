package dev.secondfactor.core.grace;

/**
 * How long the set-up of a second factor may be put off: what is reached first ends it.
 *
 * @param days days since it was first asked for; 0 for no such limit
 * @param logins how often it may be put off; 0 for no such limit
 */
public record GraceRules(int days, int logins) {

  /** Whether it may not be put off at all. */
  public boolean isNone() {
    return days == 0 && logins == 0;
  }
}
