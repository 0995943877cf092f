package dev.secondfactor.core.step;

import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.recovery.CodeHasher;
import dev.secondfactor.core.recovery.RecoveryCode;
import dev.secondfactor.core.recovery.RecoveryReading;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.recovery.UsedCodes;
import java.util.Optional;

/** One step that asks for a recovery code: any one of the set that was not used yet. */
public final class RecoveryStep {

  private final Guesses guesses;
  private final CodeHasher hasher;
  private final UsedCodes used;

  /** A step over these parts. */
  public RecoveryStep(Lockout lockout, CodeHasher hasher, UsedCodes used) {
    this.guesses = new Guesses(lockout);
    this.hasher = hasher;
    this.used = used;
  }

  /** Opens the page. */
  public Page open(RecoveryRequest request) {
    return guesses.barred(request.subject()).orElseGet(() -> Page.of(CodeView.open()));
  }

  /**
   * Answers a submitted code. What cannot be a code, is one that was used, or one that an
   * administrator has issued and nobody keeps any more, is told apart first; then a permit is taken
   * (LSV-9); only then one hash is computed.
   *
   * @param set the user's codes, as old as the request at most
   */
  public Answer submit(RecoveryRequest request, RecoverySet set, String input) {
    Optional<Page> barred = guesses.barred(request.subject());
    if (barred.isPresent()) {
      return new Answer.NotCompared(barred.orElseThrow());
    }
    if (!(RecoveryCode.read(input) instanceof RecoveryReading.Read read)) {
      return new Answer.NotCompared(RecoveryViews.unreadable(input));
    }
    RecoveryCode code = read.code();
    if (code.isBypass()) {
      return notCompared(new Notice.Expired());
    }
    if (used.isUsed(request.realmId(), set, code.index())) {
      return notCompared(new Notice.Replayed());
    }
    return guesses.take(request.subject(), permit -> compare(request, set, code, permit));
  }

  private Answer compare(
      RecoveryRequest request, RecoverySet set, RecoveryCode code, Guesses.Permit permit) {
    if (!set.isRight(code, hasher)) {
      return permit.wrong(left -> new Page(CodeView.open(), new Notice.Wrong(left)));
    }
    Optional<Answer> recovered =
        used.use(request.realmId(), request.userId(), set, code.index()).map(Answer.Recovered::new);
    permit.right();
    return recovered.orElseGet(() -> notCompared(new Notice.Replayed()));
  }

  private static Answer notCompared(Notice notice) {
    return new Answer.NotCompared(new Page(CodeView.open(), notice));
  }
}
