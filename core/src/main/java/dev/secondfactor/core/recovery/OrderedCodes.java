package dev.secondfactor.core.recovery;

import java.util.Optional;

/**
 * A user's recovery codes that somebody else made: only the next one in the order of the list
 * works. How they are kept is the maker's affair.
 */
public interface OrderedCodes {

  /** Names the list. */
  String id();

  /** The number of the code that is next, from 1; empty when none is left. */
  Optional<Integer> next();

  /** Whether this is the next code, compared in constant time (ASVS 11.2.4). */
  boolean isNext(String code);

  /**
   * Takes the next code away, at once and whether or not the request around it succeeds. It is
   * decided by what is kept at that moment.
   *
   * @param code what was given
   * @return how many are left; empty when the code is not the next one any more
   */
  Optional<Integer> use(String code);
}
