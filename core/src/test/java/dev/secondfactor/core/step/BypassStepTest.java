package dev.secondfactor.core.step;

import static dev.secondfactor.core.step.StepBench.noticeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.recovery.Bypass;
import dev.secondfactor.core.recovery.RecoveryCode;
import dev.secondfactor.core.testing.Parallel;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Given a code that an administrator has issued")
class BypassStepTest {

  private static final RecoveryCode CODE = new RecoveryCode(RecoveryCode.BYPASS, "K3QF2M9XD014T");

  private final RecoveryBench bench = new RecoveryBench();
  private final Issued issued = new Issued();

  @Test
  @Tag("standard")
  @DisplayName("LSV-2: it is taken once, and then told to be used")
  void once() {
    assertThat(submit(CODE.written())).isEqualTo(new Answer.Bypassed());
    assertThat(noticeOf(submit(CODE.written()))).isEqualTo(new Notice.Replayed());
    assertThat(bench.guard()).isEqualTo(MethodGuard.CLEAR);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 12: of many at the same moment one has it")
  void race() {
    List<Answer> answers = Parallel.run(3, i -> submit(CODE.written()));

    assertThat(answers).filteredOn(Answer.Bypassed.class::isInstance).hasSize(1);
  }

  @Test
  @DisplayName("it is not taken when it was withdrawn since the request began")
  void withdrawn() {
    issued.left.set(false);

    assertThat(noticeOf(submit(CODE.written()))).isEqualTo(new Notice.Replayed());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20})
  @DisplayName("another one is a wrong recovery code, and so is its secret with a place in a set")
  void wrong(int place) {
    String secret = place == 0 ? "0123456789ABC" : CODE.secret();

    assertThat(noticeOf(submit(new RecoveryCode(place, secret).written())))
        .isEqualTo(new Notice.Wrong(4));
    assertThat(bench.guard().failures()).isEqualTo(1);
  }

  @Test
  @Tag("standard")
  @DisplayName("LSV-9: after five wrong ones the right one is not compared any more")
  void locked() {
    for (int n = 0; n < 5; n++) {
      submit(new RecoveryCode(0, "0123456789ABC").written());
    }
    int compared = issued.compared.get();

    assertThat(submit(CODE.written())).isInstanceOf(Answer.NotCompared.class);
    assertThat(issued.compared).hasValue(compared);
    assertThat(issued.left).isTrue();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 13: what is none is told apart, and is no guess")
  void unreadable() {
    assertThat(noticeOf(submit(" "))).isEqualTo(new Notice.Missing());
    assertThat(noticeOf(submit("123456"))).isEqualTo(new Notice.Malformed(RecoveryCode.LENGTH));
    assertThat(noticeOf(submit(CODE.written().replace('Q', 'R')))).isEqualTo(new Notice.Mistyped());
    assertThat(issued.compared).hasValue(0);
    assertThat(bench.guard()).isEqualTo(MethodGuard.CLEAR);
  }

  private Answer submit(String input) {
    return bench.submitBypass(issued, input);
  }

  /** Kept in memory. */
  private static final class Issued implements Bypass {

    private final AtomicBoolean left = new AtomicBoolean(true);
    private final AtomicInteger compared = new AtomicInteger();

    @Override
    public String id() {
      return "bypass";
    }

    @Override
    public boolean isRight(RecoveryCode code) {
      compared.incrementAndGet();
      return code.equals(CODE);
    }

    @Override
    public boolean use() {
      return left.getAndSet(false);
    }
  }
}
