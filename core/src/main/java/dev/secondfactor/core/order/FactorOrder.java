package dev.secondfactor.core.order;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order in which a user is asked for second factors. As long as nobody has changed it, it is
 * that of enrolment, or the one that was put in its place: one type first, then as enrolled.
 *
 * @param factors the second factors, in order
 */
public record FactorOrder(List<EnrolledFactor> factors) {

  /** Keeps the list from being changed. */
  public FactorOrder {
    factors = List.copyOf(factors);
  }

  /**
   * The factors of a type that have to go to the front, in order: none when the first one is of
   * this type, when there is none of it, or when somebody has set another order.
   *
   * @param settled the type that was put first before
   */
  public List<EnrolledFactor> toFront(String type, Optional<String> settled) {
    boolean isFirst = factors.stream().limit(1).anyMatch(first -> first.type().equals(type));
    return isFirst || !isUntouched(settled) ? List.of() : of(type);
  }

  /** The factors of a type, in order. */
  public List<EnrolledFactor> of(String type) {
    return factors.stream().filter(factor -> factor.type().equals(type)).toList();
  }

  private boolean isUntouched(Optional<String> settled) {
    return factors.equals(byEnrolment().toList())
        || settled.filter(type -> factors.equals(withFirst(type))).isPresent();
  }

  private List<EnrolledFactor> withFirst(String type) {
    return Stream.concat(
            byEnrolment().filter(factor -> factor.type().equals(type)),
            byEnrolment().filter(factor -> !factor.type().equals(type)))
        .toList();
  }

  private Stream<EnrolledFactor> byEnrolment() {
    return factors.stream().sorted(Comparator.comparingLong(EnrolledFactor::enrolledAt));
  }
}
