package dev.secondfactor.core.lockout;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.testing.FailingStore;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryGuards;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An account of wrong codes with all that it stands on, and ways to guess on it. */
final class LockoutBench {

  static final Subject SUBJECT = new Subject("realm", "user", Method.EMAIL_OTP, false);

  final MovableClock clock;
  final InMemoryStore store;
  final InMemoryGuards guards;
  int compared;

  private final LockoutRules rules;
  private int lag;

  LockoutBench(LockoutRules rules) {
    this.clock = new MovableClock();
    this.store = new InMemoryStore(clock);
    this.guards = new InMemoryGuards();
    this.rules = rules;
  }

  /** The same account after the rules were changed. */
  LockoutBench(LockoutBench before, LockoutRules rules) {
    this.clock = before.clock;
    this.store = before.store;
    this.guards = before.guards;
    this.rules = rules;
  }

  Lockout lockout() {
    return lockout(store);
  }

  Lockout lockout(EphemeralStore view) {
    return new Lockout(view, new LaggingGuards(), Hashes.of("realm"), rules, clock);
  }

  Lockout lockoutDyingAt(String prefix) {
    return lockout(new FailingStore(store, prefix));
  }

  GuessPermit.Granted granted() {
    return (GuessPermit.Granted) lockout().take(SUBJECT);
  }

  LockState wrong() {
    GuessPermit.Granted permit = granted();
    compared++;
    return lockout().failed(SUBJECT, permit).state();
  }

  LockState wrong(int times) {
    for (int i = 1; i < times; i++) {
      wrong();
    }
    return wrong();
  }

  /** Takes all permits before the first code is compared. */
  void wrongAtTheSameTime(int times) {
    List<GuessPermit.Granted> permits = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      if (lockout().take(SUBJECT) instanceof GuessPermit.Granted permit) {
        permits.add(permit);
      }
    }
    compared += permits.size();
    permits.forEach(permit -> lockout().failed(SUBJECT, permit));
  }

  void right() {
    lockout().succeeded(SUBJECT, granted());
  }

  /** Lets the time of a lock pass, when there is one. */
  void waitForLock() {
    if (lockout().state(SUBJECT) instanceof LockState.Locked locked) {
      clock.forward(locked.remaining());
    }
  }

  /** Guesses wrong for as long as it is allowed; the time of the last guess. */
  Instant wrongUntilDisabled() {
    while (!(lockout().state(SUBJECT) instanceof LockState.Disabled)) {
      waitForLock();
      if (lockout().take(SUBJECT) instanceof GuessPermit.Granted permit) {
        compared++;
        lockout().failed(SUBJECT, permit);
      }
    }
    return clock.instant();
  }

  /** Takes a permit on a node that dies when it claims a key that begins like this. */
  void dieAtClaimOf(String prefix) {
    try {
      lockoutDyingAt(prefix).take(SUBJECT);
    } catch (IllegalStateException died) {
      return;
    }
    throw new AssertionError("Nothing was claimed under " + prefix);
  }

  /** From now on the record that is read lacks the last failures; what is changed does not. */
  void readLagsBehindByFailures(int failures) {
    lag = failures;
  }

  private final class LaggingGuards implements GuardRecords {

    @Override
    public MethodGuard read(Subject subject) {
      MethodGuard guard = guards.read(subject);
      return guard.isDisabled()
          ? guard
          : new MethodGuard(Math.max(0, guard.failures() - lag), guard.disabledSince());
    }

    @Override
    public MethodGuard update(Subject subject, UnaryOperator<MethodGuard> change) {
      return guards.update(subject, change);
    }
  }
}
