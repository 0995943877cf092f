package dev.secondfactor.core.recovery;

import java.util.Optional;

/** Keeps sets of recovery codes durably. */
public interface RecoverySets {

  /**
   * Takes a code away, at once and whether or not the request around it succeeds. It is decided by
   * what is kept at that moment, and of changes at the same time none undoes another.
   *
   * @return the set without the code; empty when the user does not have the set any more, or the
   *     code is not left in it
   */
  Optional<RecoverySet> use(String realmId, String userId, String setId, int index);
}
