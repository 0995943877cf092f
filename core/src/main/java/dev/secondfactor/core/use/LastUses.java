package dev.secondfactor.core.use;

import java.time.LocalDate;
import java.util.Optional;

/** Keeps durably on which day each second factor of a user was last used. */
public interface LastUses {

  /**
   * The last day; empty when nothing is known. It may be as old as the request.
   *
   * @param factor what was enrolled, by its id
   */
  Optional<LocalDate> lastUsed(String userId, String factor);

  /**
   * Keeps a day, whether or not the request around it succeeds. An earlier one than is known
   * changes nothing.
   */
  void used(String userId, String factor, LocalDate day);
}
