package dev.secondfactor.core.step;

import dev.secondfactor.core.lockout.GuardRecords;
import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.lockout.LockoutRules;
import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.store.KeyedHash;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryDrifts;
import dev.secondfactor.core.testing.InMemoryGuards;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import dev.secondfactor.core.totp.TotpAlgorithm;
import dev.secondfactor.core.totp.TotpCodes;
import dev.secondfactor.core.totp.TotpDevice;
import dev.secondfactor.core.totp.TotpParameters;
import dev.secondfactor.core.totp.TotpSecret;
import dev.secondfactor.core.totp.TotpVerifier;
import dev.secondfactor.core.totp.UsedSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A step for codes of an app with all that it stands on, and the device that shows them. */
final class TotpBench {

  static final TotpRequest REQUEST = new TotpRequest("realm", "user", 1, false);
  static final Duration PERIOD = Duration.ofSeconds(30);
  static final TotpDevice DEVICE =
      new TotpDevice(
          "credential",
          TotpSecret.draw(new SplittableRandom(1)),
          new TotpParameters(TotpAlgorithm.SHA1, 6, PERIOD));

  final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:15:30Z"));
  final InMemoryStore store = new InMemoryStore(clock);
  final InMemoryGuards guards = new InMemoryGuards();
  final InMemoryDrifts drifts = new InMemoryDrifts();

  private final LockoutRules rules = new LockoutRules(5, Duration.ofSeconds(60), 100);

  TotpStep step() {
    return step(store, guards);
  }

  TotpStep step(EphemeralStore view, GuardRecords records) {
    KeyedHash hash = Hashes.of("realm");
    return new TotpStep(
        new Lockout(view, records, hash, rules, clock),
        new TotpVerifier(clock),
        new UsedSteps(view, hash, clock),
        drifts);
  }

  Page open() {
    return step().open(REQUEST);
  }

  Answer submit(String input) {
    return step().submit(REQUEST, DEVICE, input);
  }

  Answer resync(String first, String second) {
    return step().resync(REQUEST, DEVICE, first, second);
  }

  Answer wrong() {
    return submit(wrongCode());
  }

  Answer wrong(int times) {
    for (int i = 1; i < times; i++) {
      wrong();
    }
    return wrong();
  }

  /** What a device shows now whose clock is off by so much. */
  String code(Duration off) {
    return codeOf(DEVICE.parameters().stepOf(clock.instant().plus(off)));
  }

  /** What a device shows now whose clock is off by so many steps. */
  String code(int off) {
    return code(PERIOD.multipliedBy(off));
  }

  /** A code that is of no step near now. */
  String wrongCode() {
    List<String> near = IntStream.rangeClosed(-25, 25).mapToObj(this::code).toList();
    return IntStream.range(0, 100)
        .mapToObj(number -> Integer.toString(100_000 + number))
        .filter(code -> !near.contains(code))
        .findFirst()
        .orElseThrow();
  }

  int drift() {
    return drifts.read("realm", "user", "credential");
  }

  void nextStep() {
    clock.forward(PERIOD);
  }

  private static String codeOf(long step) {
    return new TotpCodes(DEVICE.secret(), DEVICE.parameters()).at(step);
  }
}
