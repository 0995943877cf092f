package dev.secondfactor.core.step;

import dev.secondfactor.core.lockout.Failure;
import dev.secondfactor.core.lockout.LockState;
import java.time.Duration;

/** The answers to wrong codes. */
final class WrongAnswers {

  private WrongAnswers() {}

  /** Codes are still accepted, and so many more may be wrong. */
  static Answer.Wrong open(Notice notice, int left) {
    return new Answer.Wrong(
        new Page(CodeView.open(), notice), new Failure(new LockState.Open(), left, false));
  }

  /** The last one: the method is locked. */
  static Answer.Wrong locked(Duration lock) {
    return new Answer.Wrong(
        new Page(CodeView.locked(lock), new Notice.Locked(lock)),
        new Failure(new LockState.Locked(lock), 0, true));
  }

  /** The last one of all: the method is disabled. */
  static Answer.Wrong disabled() {
    return new Answer.Wrong(
        new Page(CodeView.disabled(), new Notice.Disabled()),
        new Failure(new LockState.Disabled(), 0, true));
  }
}
