package dev.secondfactor.core.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  private static final String LOCAL_64 = "l".repeat(64);
  private static final String LABEL_63 = "d".repeat(63);

  @ParameterizedTest
  @Tag("standard")
  @DisplayName("ASVS 14.2.1: only the first letters and the last domain label are shown")
  @CsvSource({
    "anna@example.com, a•••@e•••.com",
    "a@example.com, •••@e•••.com",
    "ab@x.de, a•••@•••.de",
    "a.b@mail.corp.example.co.uk, a•••@m•••.uk",
    "root@localhost, r•••@l•••",
    "x@y, •••@•••",
    "Ünal@bücher.example, Ü•••@b•••.example",
    "\ud835\udc4e\ud835\udc4f@example.com, \ud835\udc4e•••@e•••.com",
    "\ud835\udc4e@example.com, •••@e•••.com"
  })
  void mask(String address, String mask) {
    assertThat(parse(address).masked()).isEqualTo(mask);
    assertThat(parse(address)).hasToString(mask);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "@",
        "a@",
        "@b",
        "a",
        "a b@example.com",
        "a@b@example.com",
        ".a@example.com",
        "a.@example.com",
        "a..b@example.com",
        "a@-example.com",
        "a@example-.com",
        "a@example..com",
        "a@.com",
        "a@example.com.",
        "a@exam_ple.com",
        "a@[192.0.2.7]",
        "\"a\"@example.com",
        "a@example.com\nBcc: b@example.com",
        "a\u0000@example.com",
        "a,b@example.com",
        "a;b@example.com",
        "<a@example.com>",
        "Anna <a@example.com>"
      })
  void refused(String input) {
    assertThat(EmailAddress.parse(input)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "' a@example.com ', a@example.com, a@example.com",
    "Anna.B+x@EXAMPLE.Com, Anna.B+x@example.com, anna.b+x@example.com",
    "o'neil@example.com, o'neil@example.com, o'neil@example.com",
    "a-b_c!#$%&*/=?^`{|}~@x-y.example, a-b_c!#$%&*/=?^`{|}~@x-y.example, "
        + "a-b_c!#$%&*/=?^`{|}~@x-y.example",
  })
  void accepted(String input, String value, String canonical) {
    assertThat(parse(input).value()).isEqualTo(value);
    assertThat(parse(input).canonical()).isEqualTo(canonical);
  }

  @Test
  void asLongAsRfc5321Allows() {
    String longest = LOCAL_64 + "@" + (LABEL_63 + ".").repeat(2) + "e".repeat(61);
    assertThat(longest).hasSize(254);
    assertThat(EmailAddress.parse(longest)).isPresent();
    assertThat(EmailAddress.parse(longest + "e")).isEmpty();
    assertThat(EmailAddress.parse(LOCAL_64 + "l@example.com")).isEmpty();
    assertThat(EmailAddress.parse("a@" + LABEL_63 + "d.com")).isEmpty();
  }

  @Test
  void hugeInputIsNoTrouble() {
    assertThat(EmailAddress.parse("a".repeat(1_000_000) + "@example.com")).isEmpty();
    assertThat(EmailAddress.parse("a@" + "b.".repeat(126) + "!")).isEmpty();
    assertThat(EmailAddress.parse("a@" + "b-".repeat(125))).isEmpty();
  }

  @Property(tries = 300)
  void noTextDoesHarm(@ForAll String input) {
    EmailAddress.parse(input).ifPresent(address -> assertThat(address.masked()).contains("•••@"));
  }

  @Property(tries = 300)
  void theMaskNeverShowsAWholePart(@ForAll("addresses") String input) {
    EmailAddress address = parse(input);
    String[] parts = address.value().split("@");
    String domain =
        parts[1].contains(".") ? parts[1].substring(0, parts[1].lastIndexOf('.')) : parts[1];
    String[] shown = address.masked().split("@");

    assertThat(shown[0]).isNotEqualTo(parts[0]);
    assertThat(shown[0].replace("•", "").codePoints().count()).isLessThanOrEqualTo(1);
    assertThat(shown[1]).doesNotStartWith(domain + ".").isNotEqualTo(domain);
    assertThat(shown[1].replaceFirst("\\.[^.]*$", "").replace("•", "").codePoints().count())
        .isLessThanOrEqualTo(1);
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "anna@example.com, anna@example.com, true",
    "Anna@Example.com, anna@example.COM, true",
    "anna+codes@example.com, anna@example.com, true",
    "anna+a@example.com, anna+b+c@example.com, true",
    "anna@example.com, hanna@example.com, false",
    "anna@example.com, anna@example.org, false",
    "+@example.com, +a@example.com, false"
  })
  void sameMailbox(String one, String other, boolean same) {
    assertThat(parse(one).isSameMailbox(parse(other))).isEqualTo(same);
    assertThat(parse(other).isSameMailbox(parse(one))).isEqualTo(same);
  }

  @Property(tries = 500)
  void allWritingsOfOneAddressHaveOneCanonicalForm(@ForAll("addresses") String input) {
    String upper = input.toUpperCase(Locale.ROOT);

    assertThat(parse(" " + upper + "\n").canonical())
        .isEqualTo(parse(input.toLowerCase(Locale.ROOT)).canonical())
        .isEqualTo(parse(parse(input).canonical()).canonical());
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> local =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withChars("AZ09+-_!")
            .ofMinLength(1)
            .ofMaxLength(64);
    Arbitrary<String> label =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withChars("AZ09")
            .ofMinLength(1)
            .ofMaxLength(20);
    return Combinators.combine(local, label.list().ofMinSize(1).ofMaxSize(5))
        .as((name, labels) -> name + "@" + String.join(".", labels));
  }

  private static EmailAddress parse(String input) {
    return EmailAddress.parse(input).orElseThrow();
  }
}
