package dev.secondfactor.core.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers of all countries, made from the library's examples and not from our own idea of them. */
class PhoneSpellingsTest {

  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final List<String> SEPARATORS =
      List.of("", " ", "-", ".", "/", "\u00a0", "\u202f", "\u3000", "\u2011", "\u2013", "\t");

  /** Territories whose mobile numbers cannot be told from those of a neighbour. */
  private static final Map<String, String> NEIGHBOURS =
      Map.of(
          "AX", "FI", "BL", "GP", "CC", "AU", "CX", "AU", "EH", "MA", "IM", "GB", "MF", "GP", "SJ",
          "NO", "VA", "IT");

  @ParameterizedTest
  @MethodSource("regions")
  @org.junit.jupiter.api.Tag("trap")
  @DisplayName("TRAP 18: in every country the spellings of its mobile numbers are one number")
  void everyCountry(String region) {
    Phonenumber.PhoneNumber example = example(region);
    String canonical = LIBRARY.format(example, PhoneNumberFormat.E164);

    assertThat(spellings(example))
        .allSatisfy(
            spelling ->
                assertThat(number(spelling, region).canonical()).as(spelling).isEqualTo(canonical));
    assertThat(number(canonical).region()).isEqualTo(NEIGHBOURS.getOrDefault(region, region));
    assertThat(number(canonical).callingCode()).isEqualTo(example.getCountryCode());
    assertThat(number(canonical).value()).isEqualTo(canonical);
  }

  @Property(tries = 500)
  @Tag("trap")
  @Label("TRAP 18: whatever stands between the digits and however they are written")
  void separators(@ForAll("regionNames") String region, @ForAll long seed) {
    Phonenumber.PhoneNumber example = example(region);
    SplittableRandom random = new SplittableRandom(seed);

    for (String spelling : spellings(example)) {
      assertThat(number(dressed(spelling, random), region).canonical())
          .isEqualTo(LIBRARY.format(example, PhoneNumberFormat.E164));
    }
  }

  @Property(tries = 500)
  @Label("what was read is read again as it is, and without a country")
  void stable(@ForAll("regionNames") String region, @ForAll("endings") String ending) {
    String canonical = LIBRARY.format(example(region), PhoneNumberFormat.E164);
    String other = canonical.substring(0, canonical.length() - ending.length()) + ending;

    if (read(other, "") instanceof PhoneReading.Accepted accepted) {
      assertThat(accepted.number().value()).matches("\\+[1-9][0-9]{4,14}").isEqualTo(other);
      assertThat(read(accepted.number().value(), region)).isEqualTo(accepted);
    }
  }

  @Property(tries = 500)
  void noTextDoesHarm(@ForAll String input, @ForAll String region) {
    if (read(input, region) instanceof PhoneReading.Accepted accepted) {
      assertThat(accepted.number().masked()).contains("•••");
    }
  }

  /** Tristan da Cunha has no mobile phones of its own. */
  static Stream<String> regions() {
    return LIBRARY.getSupportedRegions().stream().filter(region -> !region.equals("TA")).sorted();
  }

  @Provide
  Arbitrary<String> regionNames() {
    return Arbitraries.of(regions().toList());
  }

  @Provide
  Arbitrary<String> endings() {
    return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(4);
  }

  private static Set<String> spellings(Phonenumber.PhoneNumber number) {
    String international = LIBRARY.format(number, PhoneNumberFormat.INTERNATIONAL);
    return Set.of(
        LIBRARY.format(number, PhoneNumberFormat.E164),
        international,
        "( " + international + " )",
        LIBRARY.format(number, PhoneNumberFormat.NATIONAL));
  }

  private static String dressed(String spelling, SplittableRandom random) {
    int zero = List.of((int) '0', 0xff10, 0x0660).get(random.nextInt(3));
    StringBuilder dressed = new StringBuilder();
    spelling
        .chars()
        .forEach(
            character -> {
              dressed.appendCodePoint(
                  character >= '0' && character <= '9' ? zero + character - '0' : character);
              if (character != '+') {
                dressed.append(SEPARATORS.get(random.nextInt(SEPARATORS.size())));
              }
            });
    return dressed.toString();
  }

  private static Phonenumber.PhoneNumber example(String region) {
    return LIBRARY.getExampleNumberForType(region, PhoneNumberType.MOBILE);
  }

  private static PhoneReading read(String input, String region) {
    return PhoneNumbers.read(input, region);
  }

  private static PhoneNumber number(String input) {
    return number(input, "");
  }

  private static PhoneNumber number(String input, String region) {
    PhoneReading reading = read(input, region.toLowerCase(Locale.ROOT));
    assertThat(reading).as(input).isInstanceOf(PhoneReading.Accepted.class);
    return ((PhoneReading.Accepted) reading).number();
  }
}
