package dev.secondfactor.core.step;

import dev.secondfactor.core.recovery.RecoveryCode;
import dev.secondfactor.core.recovery.RecoveryReading;

/** What the page says of recovery codes that cannot be compared. */
final class RecoveryViews {

  private RecoveryViews() {}

  /** The page for what cannot be read as a code. */
  static Page unreadable(String input) {
    return new Page(CodeView.open(), notice(RecoveryCode.read(input)));
  }

  private static Notice notice(RecoveryReading reading) {
    if (reading instanceof RecoveryReading.Missing) {
      return new Notice.Missing();
    }
    return reading instanceof RecoveryReading.Mistyped
        ? new Notice.Mistyped()
        : new Notice.Malformed(RecoveryCode.LENGTH);
  }
}
