package dev.secondfactor.core.step;

import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.recovery.Bypass;
import dev.secondfactor.core.recovery.RecoveryCode;
import dev.secondfactor.core.recovery.RecoveryReading;
import dev.secondfactor.core.recovery.UsedCodes;
import java.util.Optional;

/**
 * The step that asks for a recovery code, for the one that an administrator has issued. Its wrong
 * codes are on the same account as those of {@link RecoveryStep}.
 */
public final class BypassStep {

  private final Guesses guesses;
  private final UsedCodes used;

  /** A step over these parts. */
  public BypassStep(Lockout lockout, UsedCodes used) {
    this.guesses = new Guesses(lockout);
    this.used = used;
  }

  /**
   * Answers a submitted code. What cannot be a code is told apart first; then a permit is taken
   * (LSV-9); only then one hash is computed.
   */
  public Answer submit(RecoveryRequest request, Bypass bypass, String input) {
    Optional<Page> barred = guesses.barred(request.subject());
    if (barred.isPresent()) {
      return new Answer.NotCompared(barred.orElseThrow());
    }
    return RecoveryCode.read(input) instanceof RecoveryReading.Read read
        ? guesses.take(request.subject(), permit -> compare(request, bypass, read.code(), permit))
        : new Answer.NotCompared(RecoveryViews.unreadable(input));
  }

  private Answer compare(
      RecoveryRequest request, Bypass bypass, RecoveryCode code, Guesses.Permit permit) {
    if (!bypass.isRight(code)) {
      return permit.wrong(left -> new Page(CodeView.open(), new Notice.Wrong(left)));
    }
    boolean isFirst = used.use(request.realmId(), bypass);
    permit.right();
    return isFirst
        ? new Answer.Bypassed()
        : new Answer.NotCompared(new Page(CodeView.open(), new Notice.Replayed()));
  }
}
