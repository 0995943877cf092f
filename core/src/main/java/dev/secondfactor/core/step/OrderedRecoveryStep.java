package dev.secondfactor.core.step;

import dev.secondfactor.core.code.CodeInput;
import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.recovery.OrderedCode;
import dev.secondfactor.core.recovery.OrderedCodes;
import dev.secondfactor.core.recovery.UsedCodes;
import java.util.Optional;

/**
 * The step that asks for a recovery code, for codes of which only the next one works. Its wrong
 * codes are on the same account as those of {@link RecoveryStep}.
 */
public final class OrderedRecoveryStep {

  private final Guesses guesses;
  private final UsedCodes used;

  /** A step over these parts. */
  public OrderedRecoveryStep(Lockout lockout, UsedCodes used) {
    this.guesses = new Guesses(lockout);
    this.used = used;
  }

  /**
   * Answers a submitted code. What cannot be a code is told apart first; then a permit is taken
   * (LSV-9); only then it is compared. A code that was used, or whose turn has not come, is a wrong
   * one: nothing that is kept tells them apart.
   */
  public Answer submit(RecoveryRequest request, OrderedCodes codes, String input) {
    Optional<Page> barred = guesses.barred(request.subject());
    if (barred.isPresent()) {
      return new Answer.NotCompared(barred.orElseThrow());
    }
    if (CodeInput.isBlank(input)) {
      return notCompared(new Notice.Missing());
    }
    return OrderedCode.read(input)
        .map(
            code ->
                guesses.take(request.subject(), permit -> compare(request, codes, code, permit)))
        .orElseGet(() -> notCompared(new Notice.Malformed(OrderedCode.LENGTH)));
  }

  private Answer compare(
      RecoveryRequest request, OrderedCodes codes, String code, Guesses.Permit permit) {
    if (!codes.isNext(code)) {
      return permit.wrong(left -> new Page(CodeView.open(), new Notice.Wrong(left)));
    }
    Optional<Answer> recovered =
        used.use(request.realmId(), codes, code).map(Answer.RecoveredInOrder::new);
    permit.right();
    return recovered.orElseGet(() -> notCompared(new Notice.Replayed()));
  }

  private static Answer notCompared(Notice notice) {
    return new Answer.NotCompared(new Page(CodeView.open(), notice));
  }
}
