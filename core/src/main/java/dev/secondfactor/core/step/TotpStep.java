package dev.secondfactor.core.step;

import dev.secondfactor.core.code.CodeInput;
import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.totp.Drifts;
import dev.secondfactor.core.totp.TotpDevice;
import dev.secondfactor.core.totp.TotpMatch;
import dev.secondfactor.core.totp.TotpVerifier;
import dev.secondfactor.core.totp.TotpWindow;
import dev.secondfactor.core.totp.UsedSteps;
import java.util.Arrays;
import java.util.Optional;

/**
 * One step that asks for a code of an authenticator app. A code is used up when it is accepted, and
 * tells how far the clock of its device is off.
 */
public final class TotpStep {

  private final Guesses guesses;
  private final TotpVerifier verifier;
  private final UsedSteps used;
  private final Drifts drifts;

  /** A step over these parts. */
  public TotpStep(Lockout lockout, TotpVerifier verifier, UsedSteps used, Drifts drifts) {
    this.guesses = new Guesses(lockout);
    this.verifier = verifier;
    this.used = used;
    this.drifts = drifts;
  }

  /** Opens the page. */
  public Page open(TotpRequest request) {
    return guesses.barred(request.subject()).orElseGet(() -> Page.of(CodeView.open()));
  }

  /**
   * Answers a submitted code. What cannot be a code is told apart first; then a permit is taken;
   * only then the code is compared.
   */
  public Answer submit(TotpRequest request, TotpDevice device, String input) {
    return unreadable(request, device, input)
        .orElseGet(
            () ->
                guesses.take(
                    request.subject(),
                    permit -> compare(request, device, permit, code(device, input))));
  }

  /**
   * Answers two codes that a device showed one after the other, to learn how far its clock is off
   * (RFC 6238 6). They cost what one code costs.
   */
  public Answer resync(TotpRequest request, TotpDevice device, String first, String second) {
    return unreadable(request, device, first, second)
        .orElseGet(
            () ->
                guesses.take(
                    request.subject(),
                    permit ->
                        verifier
                            .resync(device, code(device, first), code(device, second))
                            .map(
                                found ->
                                    accept(request, device, permit, found.step(), found.drift()))
                            .orElseGet(() -> wrong(permit))));
  }

  /** The answer to what is not compared; empty when all of it can be codes. */
  private Optional<Answer> unreadable(TotpRequest request, TotpDevice device, String... inputs) {
    int digits = device.parameters().digits();
    Optional<Page> page = guesses.barred(request.subject());
    if (page.isEmpty() && Arrays.stream(inputs).anyMatch(CodeInput::isBlank)) {
      page = Optional.of(open(new Notice.Missing()));
    }
    if (page.isEmpty()
        && !Arrays.stream(inputs).allMatch(input -> CodeInput.digits(input, digits).isPresent())) {
      page = Optional.of(open(new Notice.Malformed(digits)));
    }
    return page.map(Answer.NotCompared::new);
  }

  private Answer compare(
      TotpRequest request, TotpDevice device, Guesses.Permit permit, String code) {
    int known = drifts.read(request.realmId(), request.userId(), device.credentialId());
    TotpMatch match = verifier.verify(device, new TotpWindow(request.window(), known), code);
    if (match instanceof TotpMatch.Right right) {
      return accept(request, device, permit, right.step(), right.drift());
    }
    if (match instanceof TotpMatch.OtherTime other) {
      used.withdraw(request.realmId(), device, other.step(), request.window());
      return permit.wrong(left -> open(new Notice.ClockOff(other.off())));
    }
    return wrong(permit);
  }

  private Answer accept(
      TotpRequest request, TotpDevice device, Guesses.Permit permit, long step, int drift) {
    if (!used.accept(request.realmId(), device, step, request.window())) {
      return permit.wrong(left -> open(new Notice.Replayed()));
    }
    permit.right();
    learn(request, device, drift);
    return new Answer.Right();
  }

  private void learn(TotpRequest request, TotpDevice device, int drift) {
    int bounded = device.parameters().bounded(drift);
    String credential = device.credentialId();
    if (bounded != drifts.read(request.realmId(), request.userId(), credential)) {
      drifts.learn(request.realmId(), request.userId(), credential, bounded);
    }
  }

  private static Answer wrong(Guesses.Permit permit) {
    return permit.wrong(left -> open(new Notice.Wrong(left)));
  }

  private static Page open(Notice notice) {
    return new Page(CodeView.open(), notice);
  }

  private static String code(TotpDevice device, String input) {
    return CodeInput.digits(input, device.parameters().digits()).orElseThrow();
  }
}
