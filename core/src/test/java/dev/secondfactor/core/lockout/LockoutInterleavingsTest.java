package dev.secondfactor.core.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryGuards;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.Interleavings;
import dev.secondfactor.core.testing.MovableClock;
import dev.secondfactor.core.testing.TwoNodeStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The account of wrong codes in a thousand orders that parallel guesses can go in. */
class LockoutInterleavingsTest {

  private static final int SCHEDULES = 1000;
  private static final int PER_ROUND = 3;
  private static final int DISABLE_AFTER = 10;
  private static final Subject SUBJECT = new Subject("realm", "user", Method.EMAIL_OTP, false);

  private final Interleavings interleavings = new Interleavings();
  private final MovableClock clock = new MovableClock();

  @AfterEach
  void endThreads() {
    interleavings.close();
  }

  @Test
  @Tag("trap")
  @DisplayName(
      "TRAP 2: parallel guesses are compared as often as a round allows; one of them has locked")
  void oneRound() {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      Account account = new Account();

      interleavings.run(seed, account.guesses(8, account::failed));

      assertThat(account.compared).as("seed %d", seed).isEqualTo(PER_ROUND);
      assertThat(account.barred).as("seed %d", seed).hasSize(1);
      assertThat(account.lockout(account.store).state(SUBJECT))
          .as("seed %d", seed)
          .isEqualTo(new LockState.Locked(Duration.ofSeconds(60)));
    }
  }

  @Test
  @Tag("trap")
  @DisplayName(
      "TRAP 2: parallel guesses on two nodes, each of which hears late of the other, are compared no more often")
  void oneRoundOnTwoNodes() {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      TwoNodeStore store = new TwoNodeStore(clock, interleavings::step);
      Account account = new Account();
      List<Runnable> guesses =
          IntStream.range(0, 12)
              .<Runnable>mapToObj(i -> () -> account.guessAt(store.at(i % 2)))
              .toList();

      interleavings.run(seed, guesses);

      assertThat(account.compared).as("seed %d", seed).isEqualTo(PER_ROUND);
      for (int node = 0; node < 2; node++) {
        assertThat(account.lockout(store.at(node)).state(SUBJECT))
            .as("seed %d", seed)
            .isEqualTo(new LockState.Locked(Duration.ofSeconds(60)));
      }
    }
  }

  @Test
  @Tag("standard")
  @DisplayName("RL-2: parallel guesses over all rounds are compared 10 times, never once more")
  void allRounds() {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      Account account = new Account();

      for (int round = 0; round < 5; round++) {
        interleavings.run(seed, account.guesses(5, account::failed));
        clock.forward(Duration.ofDays(1));
      }

      assertThat(account.compared).as("seed %d", seed).isEqualTo(DISABLE_AFTER);
      assertThat(account.barred)
          .as("seed %d", seed)
          .filteredOn(LockState.Disabled.class::isInstance)
          .hasSize(1);
      assertThat(account.lockout(account.store).state(SUBJECT))
          .as("seed %d", seed)
          .isEqualTo(new LockState.Disabled());
    }
  }

  @Test
  @DisplayName("Right codes that come in at the same moment leave no lock behind")
  void onlyRightCodes() {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      Account account = new Account();

      interleavings.run(seed, account.guesses(8, Lockout::succeeded));

      assertThat(account.lockout(account.store).state(SUBJECT))
          .as("seed %d", seed)
          .isEqualTo(new LockState.Open());
    }
  }

  @Test
  @DisplayName("A right code among wrong ones gives them two more rounds at most, then it locks")
  void oneRightCode() {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      Account account = new Account();
      List<Runnable> guesses = new ArrayList<>(account.guesses(12, Lockout::failed));
      guesses.set(seed % 3, () -> account.guess(Lockout::succeeded));

      interleavings.run(seed, guesses);
      while (account.lockout(account.store).state(SUBJECT) instanceof LockState.Open) {
        account.guess(Lockout::failed);
      }

      assertThat(account.compared).as("seed %d", seed).isLessThanOrEqualTo(3 * PER_ROUND);
    }
  }

  private interface Outcome {
    void tell(Lockout lockout, Subject subject, GuessPermit.Granted permit);
  }

  /** One user's account, and how often a code was compared on it. */
  private final class Account {

    private final InMemoryStore store = new InMemoryStore(clock);
    private final InMemoryGuards guards = new InMemoryGuards();
    private final List<LockState> barred = new ArrayList<>();
    private int compared;

    private void failed(Lockout lockout, Subject subject, GuessPermit.Granted permit) {
      Failure failure = lockout.failed(subject, permit);
      if (failure.barredNow()) {
        barred.add(failure.state());
      }
    }

    private List<Runnable> guesses(int number, Outcome outcome) {
      return Collections.nCopies(number, () -> guess(outcome));
    }

    private void guess(Outcome outcome) {
      InMemoryStore.Request request = store.request();
      Lockout lockout = lockout(request);
      if (lockout.take(SUBJECT) instanceof GuessPermit.Granted permit) {
        compared++;
        outcome.tell(lockout, SUBJECT, permit);
      }
      interleavings.step();
      request.commit();
    }

    private void guessAt(EphemeralStore node) {
      Lockout lockout = lockout(node);
      if (lockout.take(SUBJECT) instanceof GuessPermit.Granted permit) {
        compared++;
        lockout.failed(SUBJECT, permit);
      }
    }

    private Lockout lockout(EphemeralStore view) {
      return new Lockout(
          interleavings.stepping(view),
          interleavings.stepping(guards),
          Hashes.of("realm"),
          new LockoutRules(PER_ROUND, Duration.ofSeconds(60), DISABLE_AFTER),
          clock);
    }
  }
}
