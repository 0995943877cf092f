package dev.secondfactor.core.step;

import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.lockout.LockoutRules;
import dev.secondfactor.core.lockout.MethodGuard;
import dev.secondfactor.core.recovery.Bypass;
import dev.secondfactor.core.recovery.OrderedCodes;
import dev.secondfactor.core.recovery.RecoveryCode;
import dev.secondfactor.core.recovery.RecoveryCodeGenerator;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.recovery.UsedCodes;
import dev.secondfactor.core.store.KeyedHash;
import dev.secondfactor.core.testing.CountingHasher;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryGuards;
import dev.secondfactor.core.testing.InMemoryOrderedCodes;
import dev.secondfactor.core.testing.InMemorySets;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The steps for recovery codes with all that they stand on, and a user with ten that work in any
 * order and twelve of which only the next one does.
 */
final class RecoveryBench {

  static final RecoveryRequest REQUEST = new RecoveryRequest("realm", "user");

  final MovableClock clock = new MovableClock();
  final InMemoryStore store = new InMemoryStore(clock);
  final InMemoryGuards guards = new InMemoryGuards();
  final InMemorySets sets = new InMemorySets();
  final CountingHasher hasher = new CountingHasher();
  final InMemoryOrderedCodes list =
      new InMemoryOrderedCodes(
          "list",
          IntStream.rangeClosed(1, 12)
              .mapToObj(number -> String.format(Locale.ROOT, "KCIL1AAAAA%02d", number))
              .toList());

  private final List<RecoveryCode> codes =
      new RecoveryCodeGenerator(new SplittableRandom(80063)).draw(10);
  private final KeyedHash hash = Hashes.of("realm");
  private final RecoverySet set = RecoverySet.of("set", clock.instant(), codes, hasher);

  RecoveryBench() {
    sets.keep("realm", "user", set);
  }

  RecoveryStep step() {
    return new RecoveryStep(lockout(), hasher, used());
  }

  Page open() {
    return step().open(REQUEST);
  }

  Answer submit(String input) {
    return step().submit(REQUEST, kept(), input);
  }

  /** As one whose request began before any code was used. */
  Answer submitToSetAsItWas(String input) {
    return step().submit(REQUEST, set, input);
  }

  Answer submitInOrder(String input) {
    return submitInOrder(list.now(), input);
  }

  /** As one whose request has read these codes. */
  Answer submitInOrder(OrderedCodes codes, String input) {
    return new OrderedRecoveryStep(lockout(), used()).submit(REQUEST, codes, input);
  }

  Answer submitBypass(Bypass bypass, String input) {
    return new BypassStep(lockout(), used()).submit(REQUEST, bypass, input);
  }

  Answer wrong() {
    return submit(wrongCode(1));
  }

  Answer wrong(int times) {
    for (int i = 1; i < times; i++) {
      wrong();
    }
    return wrong();
  }

  /** What a user reads off the list. */
  String code(int index) {
    return codes.get(index - 1).written();
  }

  /** A code without a typing error that is in no set. */
  String wrongCode(int index) {
    return new RecoveryCode(index, "0123456789ABC").written();
  }

  RecoverySet kept() {
    return sets.of("realm", "user");
  }

  MethodGuard guard() {
    return guards.read(REQUEST.subject());
  }

  private Lockout lockout() {
    return new Lockout(
        store, guards, hash, new LockoutRules(5, Duration.ofSeconds(60), 100), clock);
  }

  private UsedCodes used() {
    return new UsedCodes(store, hash, sets);
  }
}
