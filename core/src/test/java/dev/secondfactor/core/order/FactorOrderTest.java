package dev.secondfactor.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The order of a user's second factors")
class FactorOrderTest {

  @ParameterizedTest(name = "{0}, settled {1}, primary {2}: {3} to the front")
  @CsvSource({
    "a1 b2,       '', b, b2",
    "a1 b2,       '', a, ''",
    "a1 b2,       '', c, ''",
    "a1 b2 b3,    '', b, b2 b3",
    "a1 c2 b3,    '', b, b3",
    "'',          '', a, ''",
    // Somebody has set this order.
    "b2 a1,       '', a, ''",
    "b3 a1 c2,    '', c, ''",
    "c3 b2 a1,    b,  a, ''",
    // It was put so by this rule, and the realm has another primary method now.
    "b2 a1,       b,  a, a1",
    "b3 a1 c2,    b,  c, c2",
    "b3 c2 a1,    b,  a, ''",
    // What was enrolled since stands at the end.
    "a1 b2 a3,    a,  b, b2",
    // Imported: nobody knows when.
    "a0 b0,       '', b, b0",
  })
  @DisplayName("changes only where nobody has set one")
  void toFront(String order, String settled, String primary, String front) {
    assertThat(
            new FactorOrder(factors(order))
                .toFront(primary, Optional.of(settled).filter(type -> !type.isEmpty())))
        .isEqualTo(factors(front));
  }

  private static List<EnrolledFactor> factors(String order) {
    return Stream.of(order.split(" "))
        .filter(word -> !word.isEmpty())
        .map(
            word ->
                new EnrolledFactor(word, word.substring(0, 1), Long.parseLong(word.substring(1))))
        .toList();
  }
}
