package dev.secondfactor.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.secondfactor.core.testing.CountingHasher;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoverySetTest {

  private final CountingHasher hasher = new CountingHasher();
  private final RecoverySet set = Sets.fresh(hasher);

  @Nested
  @DisplayName("Given a new set")
  class Fresh {

    @Test
    void allAreLeft() {
      assertThat(set.total()).isEqualTo(10);
      assertThat(set.left()).isEqualTo(10);
      assertThat(set.isLow()).isFalse();
      assertThat(set.isSpent()).isFalse();
      assertThat(set.sealed()).isEmpty();
    }

    @Test
    @Tag("standard")
    @DisplayName("LSV-6, LSV-8, ASVS 6.5.2: of each code a hash of its own is kept, and no code")
    void hashes() {
      assertThat(set.unused()).hasSize(10);
      assertThat(set.unused().values()).extracting(Hashed::value).doesNotHaveDuplicates();
      for (RecoveryCode code : Sets.CODES) {
        assertThat(set.unused().toString()).doesNotContain(code.secret(), code.written());
        assertThat(set.isRight(code, hasher)).isTrue();
      }
    }

    @Test
    @DisplayName("the same codes hashed again have other salts")
    void salts() {
      assertThat(Sets.fresh(hasher).unused()).isNotEqualTo(set.unused());
    }

    @Test
    @DisplayName("a code is right in its own place only")
    void otherPlace() {
      String secret = Sets.CODES.get(3).secret();

      assertThat(set.isRight(new RecoveryCode(4, secret), hasher)).isTrue();
      assertThat(set.isRight(new RecoveryCode(5, secret), hasher)).isFalse();
      assertThat(set.isRight(new RecoveryCode(11, secret), hasher)).isFalse();
    }
  }

  @Nested
  @DisplayName("Given codes that were used")
  class Used {

    @Test
    @Tag("standard")
    @DisplayName("LSV-2, ASVS 6.5.1: it is not right any more, and its hash is gone")
    void once() {
      RecoverySet rest = set.use(4).orElseThrow();

      assertThat(rest.isUsed(4)).isTrue();
      assertThat(rest.unused()).doesNotContainKey(4).hasSize(9);
      assertThat(rest.isRight(Sets.CODES.get(3), hasher)).isFalse();
      assertThat(rest.use(4)).isEmpty();
      assertThat(rest.id()).isEqualTo(set.id());
      assertThat(rest.createdAt()).isEqualTo(set.createdAt());
      assertThat(rest.total()).isEqualTo(10);
      assertThat(set.isUsed(4)).as("the set before").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"10, false, false", "4, false, false", "3, true, false", "1, true, false"})
    @DisplayName("at three or fewer there is a warning")
    void warning(int left, boolean low, boolean spent) {
      RecoverySet rest = leaving(left);

      assertThat(rest.left()).isEqualTo(left);
      assertThat(rest.isLow()).isEqualTo(low);
      assertThat(rest.isSpent()).isEqualTo(spent);
    }

    @Test
    @Tag("standard")
    @DisplayName("SRC-5: after the last one the set is spent")
    void spent() {
      RecoverySet rest = leaving(0);

      assertThat(rest.isSpent()).isTrue();
      assertThat(rest.isLow()).isTrue();
      assertThat(rest.isRight(Sets.CODES.get(0), hasher)).isFalse();
    }

    @Test
    @DisplayName("what it never had was not used")
    void unknown() {
      assertThat(leaving(0).isUsed(10)).isTrue();
      assertThat(leaving(0).isUsed(11)).isFalse();
      assertThat(leaving(0).isUsed(0)).isFalse();
      assertThat(set.use(11)).isEmpty();
    }

    private RecoverySet leaving(int left) {
      RecoverySet rest = set;
      for (int index = 1; index <= 10 - left; index++) {
        rest = rest.use(index).orElseThrow();
      }
      return rest;
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "10", "11", "20"})
  @DisplayName("one hash tells whether a code is right, also of an index that it never had")
  void oneHash(int index) {
    assertThat(set.isRight(Sets.other(index), hasher)).isFalse();

    assertThat(hasher.comparisons()).isEqualTo(1);
  }

  @Test
  @DisplayName("a right secret of another index does not stand in for one that the set never had")
  void standIn() {
    for (RecoveryCode code : Sets.CODES) {
      assertThat(set.isRight(new RecoveryCode(20, code.secret()), hasher)).isFalse();
    }
  }

  @Test
  @DisplayName("the codes for viewing stay with it")
  void sealed() {
    SealedCodes codes = new SealedCodes("key", "nonce", "text");

    assertThat(set.with(codes).use(1).orElseThrow().sealed()).contains(codes);
    assertThat(set.with(codes).unused()).isEqualTo(set.unused());
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 16: neither hashes nor codes are in a text of it")
  void notShown() {
    RecoverySet viewable = set.with(new SealedCodes("key", "nonce", "text"));

    assertThat(viewable).hasToString("set set with 10 of 10 recovery codes");
    assertThat(viewable.sealed().orElseThrow()).hasToString("codes under key key");
    assertThat(viewable.unused().get(1)).hasToString("one round");
  }

  @ParameterizedTest
  @CsvSource({"4, 1", "21, 1", "5, 0", "5, 6", "0, 1"})
  @DisplayName("there is no set of other parts")
  void impossible(int total, int index) {
    Map<Integer, Hashed> unused = Map.of(index, hasher.hash("secret"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecoverySet("set", Instant.EPOCH, total, unused, Optional.empty()));
  }

  @Test
  @DisplayName("nobody can change its hashes")
  void isKept() {
    Map<Integer, Hashed> unused = new HashMap<>(set.unused());
    RecoverySet copy = new RecoverySet("set", Instant.EPOCH, 10, unused, Optional.empty());
    unused.clear();

    assertThat(copy.left()).isEqualTo(10);
    assertThat(copy.unused()).isUnmodifiable();
  }
}
