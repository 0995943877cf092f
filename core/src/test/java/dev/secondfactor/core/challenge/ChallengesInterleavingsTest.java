package dev.secondfactor.core.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.budget.Budgets;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.Interleavings;
import dev.secondfactor.core.testing.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One challenge in a thousand orders that parallel answers and a resend can go in. */
class ChallengesInterleavingsTest {

  private static final int SCHEDULES = 1000;
  private static final Binding BINDING =
      new Binding("realm", "user", "session/tab", Method.EMAIL_OTP, Purpose.LOGIN, "a@example.com");

  private final Interleavings interleavings = new Interleavings();
  private final MovableClock clock = new MovableClock();

  @AfterEach
  void endThreads() {
    interleavings.close();
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 12: one code is accepted once, also while a newer one is being issued")
  void acceptedOnce() {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      InMemoryStore store = new InMemoryStore(clock);
      issue(store, "111111", 1);
      List<String> accepted = new ArrayList<>();
      List<Runnable> tasks = new ArrayList<>();
      tasks.addAll(Collections.nCopies(3, () -> answer(store, "111111", accepted)));
      tasks.addAll(Collections.nCopies(3, () -> answer(store, "222222", accepted)));
      tasks.add(() -> issue(store, "222222", 2));

      interleavings.run(seed, tasks);
      answer(store, "111111", accepted);
      answer(store, "222222", accepted);
      answer(store, "222222", accepted);

      assertThat(accepted).as("seed %d", seed).doesNotHaveDuplicates();
    }
  }

  private void issue(InMemoryStore store, String code, int number) {
    InMemoryStore.Request request = store.request();
    challenges(request).issue(BINDING, code, Duration.ofSeconds(300), number, "ticket" + number);
    interleavings.step();
    request.commit();
  }

  private void answer(InMemoryStore store, String code, List<String> accepted) {
    InMemoryStore.Request request = store.request();
    Challenges challenges = challenges(request);
    challenges
        .find(BINDING)
        .map(challenge -> challenges.answer(BINDING, challenge, code))
        .filter(Verdict.RIGHT::equals)
        .ifPresent(right -> accepted.add(code));
    interleavings.step();
    request.commit();
  }

  private Challenges challenges(InMemoryStore.Request request) {
    var view = interleavings.stepping(request);
    return new Challenges(
        view, new Budgets(view, new SplittableRandom(1), clock), Hashes.of("realm"), clock);
  }
}
