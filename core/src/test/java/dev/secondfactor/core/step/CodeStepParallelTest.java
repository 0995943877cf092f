package dev.secondfactor.core.step;

import static dev.secondfactor.core.step.StepBench.inSession;
import static dev.secondfactor.core.step.StepBench.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.Interleavings;
import dev.secondfactor.core.testing.Parallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many requests at the same moment, on real threads and in orders that a seed decides. */
class CodeStepParallelTest {

  private static final int SCHEDULES = 400;

  private final Interleavings interleavings = new Interleavings();

  @AfterEach
  void endThreads() {
    interleavings.close();
  }

  @Test
  @Tag("standard")
  @DisplayName("OBV-6, ASVS 6.6.3: of 50 wrong codes in 20 sessions five are compared")
  void wrongCodesOnThreads() {
    StepBench bench = manySends();
    for (int session = 0; session < 20; session++) {
      bench.step().open(inSession("session/" + session));
    }

    List<Answer> answers =
        Parallel.run(
            50,
            number -> bench.step().submit(inSession("session/" + number % 20), bench.wrongCode()));

    assertThat(answers).filteredOn(Answer.Wrong.class::isInstance).hasSize(5);
    assertThat(answers).filteredOn(Answer.NotCompared.class::isInstance).hasSize(45);
  }

  @Test
  @Tag("standard")
  @DisplayName("OBV-4: of 20 who give the right code at the same moment one is let in")
  void rightCodesOnThreads() {
    StepBench bench = manySends();
    bench.open();

    List<Answer> answers = Parallel.run(20, number -> bench.submit(bench.code()));

    assertThat(answers).containsOnlyOnce(new Answer.Right());
    assertThat(bench.step().open(inSession("session/next")).view().state())
        .isEqualTo(CodeView.State.OPEN);
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 2: in whatever order, wrong codes in two sessions are compared three times")
  void wrongCodesInAnyOrder() {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      StepBench bench = new StepBench("maxFailures=3");
      bench.step().open(inSession("session/1"));
      bench.step().open(inSession("session/2"));
      List<Answer> answers = new ArrayList<>();
      List<Runnable> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        CodeRequest session = inSession("session/" + (1 + i % 2));
        tasks.add(
            () -> answers.add(inRequest(bench, step -> step.submit(session, bench.wrongCode()))));
      }

      interleavings.run(seed, tasks);

      assertThat(answers).as("seed %d", seed).filteredOn(Answer.Wrong.class::isInstance).hasSize(3);
    }
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 12: in whatever order, the right code lets in once, also beside a resend")
  void rightCodesInAnyOrder() {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      StepBench bench = new StepBench();
      bench.open();
      bench.clock.forwardSeconds(30);
      List<Answer> answers = new ArrayList<>();
      List<Runnable> tasks =
          new ArrayList<>(
              Collections.nCopies(
                  4,
                  () ->
                      answers.add(
                          inRequest(bench, step -> step.submit(request(), bench.code(1))))));
      tasks.add(() -> inRequest(bench, step -> step.resend(request())));

      interleavings.run(seed, tasks);

      assertThat(Collections.frequency(answers, new Answer.Right()))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(1);
      assertThat(bench.submit(bench.code(1))).isNotEqualTo(new Answer.Right());
      bench.clock.forwardSeconds(60);
      bench.resend();
      assertThat(bench.submit(bench.code())).as("no dead end").isEqualTo(new Answer.Right());
    }
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 9: in whatever order, pages that are opened send one message")
  void openedInAnyOrder() {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      StepBench bench = new StepBench();

      interleavings.run(
          seed, Collections.nCopies(6, () -> inRequest(bench, step -> step.open(request()))));

      assertThat(bench.sent).as("seed %d", seed).hasSize(1);
    }
  }

  private <T> T inRequest(StepBench bench, Function<CodeStep, T> action) {
    InMemoryStore.Request view = bench.store.request();
    T result =
        action.apply(
            bench.step(interleavings.stepping(view), interleavings.stepping(bench.guards)));
    interleavings.step();
    view.commit();
    return result;
  }

  private static StepBench manySends() {
    return new StepBench(
        "sendsPerDestination10Min=20",
        "sendsPerDestinationDay=100",
        "sendsPerUserDay=100",
        "sendsPerIp5Min=1000");
  }
}
