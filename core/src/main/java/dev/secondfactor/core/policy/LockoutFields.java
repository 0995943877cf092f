package dev.secondfactor.core.policy;

import dev.secondfactor.core.lockout.Penalty;
import dev.secondfactor.core.setting.Setting;
import java.util.Arrays;
import java.util.List;

/** Settings of what wrong codes lead to. */
public final class LockoutFields {

  static final Setting MAX_FAILURES =
      Setting.number(
          "maxFailures",
          3,
          10,
          5,
          "Wrong codes in a row, over all sessions, that lock the method.");

  static final Setting LOCK_SECONDS =
      Setting.number(
          "lockSeconds",
          10,
          86400,
          60,
          "Seconds of the first lock. The next ones last 5, 15 and 60 times as long, then twice the"
              + " one before, a day at most.");

  static final Setting LOCKOUT_PENALTY =
      Setting.choice(
          "lockoutPenalty",
          Arrays.stream(Penalty.values()).map(Penalty::id).toList(),
          Penalty.LOCK.id(),
          "What the lock leads to. lock: the method is locked for a time. deactivate: the account is"
              + " disabled as well, as by Keycloak's own permanent lockout, until an administrator"
              + " enables it.");

  static final Setting DISABLE_AFTER_FAILURES =
      Setting.number(
          "disableAfterFailures",
          10,
          100,
          100,
          "Wrong codes in a row that disable the method until it is enrolled again or reset.");

  /** All of these, in the order of forms. */
  static final List<Setting> ALL =
      List.of(MAX_FAILURES, LOCK_SECONDS, LOCKOUT_PENALTY, DISABLE_AFTER_FAILURES);

  private LockoutFields() {}
}
