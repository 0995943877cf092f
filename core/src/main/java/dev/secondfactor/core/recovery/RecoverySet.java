package dev.secondfactor.core.recovery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A user's recovery codes as they are kept. Using one takes its hash away.
 *
 * @param id names the set; a new set has a new one
 * @param createdAt when it was made
 * @param total how many codes it had at first, {@value #FEWEST} to {@value RecoveryCode#MOST}
 * @param unused the hash of each code that was not used yet, by its index
 * @param sealed the codes for viewing them again, when the realm lets users do that
 */
public record RecoverySet(
    String id,
    Instant createdAt,
    int total,
    Map<Integer, Hashed> unused,
    Optional<SealedCodes> sealed) {

  /** The fewest codes that a set can have. */
  public static final int FEWEST = 5;

  /** So few left are worth a warning. */
  private static final int FEW = 3;

  /**
   * Checks the parts and keeps the hashes from being changed.
   *
   * @throws IllegalArgumentException when they do not fit together
   */
  public RecoverySet {
    if (total < FEWEST || total > RecoveryCode.MOST) {
      throw new IllegalArgumentException("No set has " + total + " codes");
    }
    for (int index : unused.keySet()) {
      if (index < 1 || index > total) {
        throw new IllegalArgumentException("A set of " + total + " has no code " + index);
      }
    }
    unused = Map.copyOf(unused);
  }

  /** A set of codes of which none was used; it costs one hash for each. */
  public static RecoverySet of(
      String id, Instant createdAt, List<RecoveryCode> codes, CodeHasher hasher) {
    return new RecoverySet(
        id,
        createdAt,
        codes.size(),
        codes.stream()
            .collect(Collectors.toMap(RecoveryCode::index, code -> hasher.hash(code.secret()))),
        Optional.empty());
  }

  /** The same set, with its codes for viewing. */
  public RecoverySet with(SealedCodes codes) {
    return new RecoverySet(id, createdAt, total, unused, Optional.of(codes));
  }

  /** How many codes are left. */
  public int left() {
    return unused.size();
  }

  /** Whether so few are left that the user should make a new set. */
  public boolean isLow() {
    return isLow(left());
  }

  /** Whether this is such a number of codes that are left. */
  public static boolean isLow(int left) {
    return left <= FEW;
  }

  /** Whether none is left, so that a new set is needed before the login ends (SRC-5). */
  public boolean isSpent() {
    return unused.isEmpty();
  }

  /** Whether the set had this code and it was used. */
  public boolean isUsed(int index) {
    return index >= 1 && index <= total && !unused.containsKey(index);
  }

  /**
   * Whether a code is one that is left. This costs one hash, also when the set never had one of
   * that index: how long it takes does not tell.
   */
  public boolean isRight(RecoveryCode code, CodeHasher hasher) {
    return Optional.ofNullable(unused.get(code.index()))
            .or(() -> unused.values().stream().findFirst())
            .filter(hashed -> hasher.verify(code.secret(), hashed))
            .isPresent()
        && unused.containsKey(code.index());
  }

  /**
   * The set without a code.
   *
   * @return empty when there is no such code left
   */
  public Optional<RecoverySet> use(int index) {
    Map<Integer, Hashed> rest = new HashMap<>(unused);
    return Optional.ofNullable(rest.remove(index))
        .map(taken -> new RecoverySet(id, createdAt, total, rest, sealed));
  }

  /** Without hashes and codes. */
  @Override
  public String toString() {
    return "set " + id + " with " + left() + " of " + total + " recovery codes";
  }
}
