package dev.secondfactor.core.recovery;

import java.util.List;

/** What came of opening sealed codes. */
public sealed interface Unsealing {

  /**
   * They are these.
   *
   * @param codes all codes of the set, used ones as well
   */
  record Opened(List<RecoveryCode> codes) implements Unsealing {

    /** Keeps the list from being changed. */
    public Opened {
      codes = List.copyOf(codes);
    }
  }

  /**
   * The key is not configured any more.
   *
   * @param keyId which one
   */
  record KeyMissing(String keyId) implements Unsealing {}

  /** They were changed, or sealed for another user or set. */
  record Broken() implements Unsealing {}
}
