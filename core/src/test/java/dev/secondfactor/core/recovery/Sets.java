package dev.secondfactor.core.recovery;

import dev.secondfactor.core.testing.CountingHasher;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Known codes and a set of them. */
final class Sets {

  static final List<RecoveryCode> CODES =
      new RecoveryCodeGenerator(new SplittableRandom(80063)).draw(10);

  private Sets() {}

  static RecoverySet fresh(CountingHasher hasher) {
    return RecoverySet.of("set", Instant.parse("2026-03-01T10:15:30Z"), CODES, hasher);
  }

  /** A code that can be read and is in no set. */
  static RecoveryCode other(int index) {
    return new RecoveryCode(index, "0123456789ABC");
  }
}
