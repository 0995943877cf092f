package dev.secondfactor.core.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.destination.PhoneReading.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @Tag("trap")
  @DisplayName("TRAP 18: all spellings of a number are one number")
  @ValueSource(
      strings = {
        "+4915123456789",
        "+49 151 23456789",
        "+49 (0)151 2345-6789",
        "(+49) 151 23456789",
        "+49.151.23.45.67.89",
        "0049 151 23456789",
        "00 49 151 23456789",
        "(00) 49 151 23456789",
        "0049 (0)151/23456789",
        "0151 23456789",
        "0151/23456789",
        "(0151) 23456789",
        "[0151] 23456789",
        "151 23456789",
        " 0151\u00a02345\u202f6789\t",
        "0151\u201123456789",
        "\u202d+49 151 23456789\u202c",
        "\u200e0151 23456789\u200f",
        "\uff0b\uff14\uff19 \uff11\uff15\uff11 23456789",
        "\uff08\uff10\uff11\uff15\uff11\uff09\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19",
        "+\u0664\u0669 \u0661\u0665\u0661 \u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669",
        "\n+49 151 23456789\r\n"
      })
  void spellings(String input) {
    assertThat(read(input, "DE")).isEqualTo(accepted("+4915123456789", "DE", 49));
  }

  @ParameterizedTest
  @Tag("trap")
  @DisplayName("TRAP 18: where another prefix is dialled for calls abroad, 00 is understood too")
  @ValueSource(strings = {"US", "AU", "RU", "KR", "DE", "de", "", "ZZ", "no country"})
  void abroad(String region) {
    assertThat(read("0049 151 23456789", region)).isEqualTo(accepted("+4915123456789", "DE", 49));
    assertThat(read("+49 151 23456789", region)).isEqualTo(accepted("+4915123456789", "DE", 49));
  }

  @Test
  @DisplayName("the prefixes that are dialled in a country are understood there")
  void prefixes() {
    assertThat(read("011 49 151 23456789", "US")).isEqualTo(accepted("+4915123456789", "DE", 49));
    assertThat(read("0011 49 151 23456789", "AU")).isEqualTo(accepted("+4915123456789", "DE", 49));
    assertThat(read("1 202 555 0123", "US")).isEqualTo(accepted("+12025550123", "US", 1));
    assertThat(read("011 15 2345 6789", "AR")).isEqualTo(accepted("+5491123456789", "AR", 54));
    assertThat(read("347 123 4567", "it")).isEqualTo(accepted("+393471234567", "IT", 39));
  }

  @ParameterizedTest
  @CsvSource({
    "+44 7400 123456, GB",
    "+44 7797 712345, JE",
    "+1 416 555 0123, CA",
    "+1 876 210 1234, JM",
    "+7 701 234 5678, KZ",
    "+7 912 345 6789, RU",
    "+383 43 201 234, XK",
    "+881 612 345 678, 001"
  })
  @DisplayName("countries that share a calling code are told apart")
  void regions(String input, String region) {
    assertThat(number(input).region()).isEqualTo(region);
  }

  @ParameterizedTest
  @DisplayName("what is not the number of a mobile phone is refused as the wrong kind")
  @CsvSource({
    "0900 1234567, DE, premium rate",
    "+1 900 234 5678, US, premium rate",
    "0800 1234567, DE, toll-free",
    "+800 1234 5678, DE, toll-free in all countries",
    "0180 12345678, DE, shared cost",
    "0843 123 4567, GB, shared cost",
    "056 1234 5678, GB, VoIP",
    "0700 12345678, DE, personal",
    "055 1234 5678, GB, UAN",
    "07640 123456, GB, pager",
    "030 123456, DE, fixed line",
    "06 12345678, IT, fixed line",
    "+54 11 2345 6789, AR, fixed line",
    "+979 1 2345 6789, DE, premium rate in all countries"
  })
  void wrongKind(String input, String region, String kind) {
    assertThat(read(input, region)).as(kind).isEqualTo(new PhoneReading.Refused(Reason.WRONG_KIND));
  }

  @ParameterizedTest
  @DisplayName("a number that no country has is not possible")
  @CsvSource({
    "110, DE",
    "112, DE",
    "911, US",
    "72727, US",
    "0151 234, DE",
    "032 12345678, DE",
    "+49 151 234567891234, DE",
    "+999 151 23456789, DE",
    "+1 000 555 0123, US",
    "0151 23456789, ''",
    "0151 23456789, ZZ",
    "00000000000, DE"
  })
  void notPossible(String input, String region) {
    assertThat(read(input, region)).isEqualTo(new PhoneReading.Refused(Reason.NOT_POSSIBLE));
  }

  @ParameterizedTest
  @DisplayName("what has letters or foreign signs, or hardly any digits, is not a number")
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "-",
        "5",
        "()",
        "00",
        "a@example.com",
        "0800 FLOWERS",
        "0151 23456789 ext. 5",
        "0151 23456789x5",
        "0151 23456789;ext=5",
        "0151 23456789#5",
        "0151 23456789,5",
        "tel:+4915123456789",
        "Tel. +49 151 23456789",
        "+49 151 23456789 (mobil)",
        "++49 151 23456789",
        "49+151 23456789",
        "+49 151 23456789\n+49 151 23456780",
        "*21*015123456789#",
        "\u2460\u2461\u2462\u2463\u2464\u2465\u2466"
      })
  void notANumber(String input) {
    assertThat(read(input, "DE")).isEqualTo(new PhoneReading.Refused(Reason.NOT_A_NUMBER));
  }

  @Test
  void hugeInputIsNoTrouble() {
    assertThat(read("0".repeat(1_000_000), "DE"))
        .isEqualTo(new PhoneReading.Refused(Reason.NOT_A_NUMBER));
    assertThat(read("+49 151 23456789" + " ".repeat(1_000_000), "DE"))
        .isInstanceOf(PhoneReading.Accepted.class);
    assertThat(read("0151" + " ".repeat(48) + "23456789", "DE"))
        .isInstanceOf(PhoneReading.Accepted.class);
    assertThat(read("0151" + " ".repeat(49) + "23456789", "DE"))
        .isEqualTo(new PhoneReading.Refused(Reason.NOT_A_NUMBER));
  }

  @ParameterizedTest
  @Tag("standard")
  @DisplayName("ASVS 14.2.1: only the calling code and the last two digits are shown")
  @CsvSource({"+4915123456789, +49 •••89", "+12025550123, +1 •••23", "+6907290, +690 •••90"})
  void mask(String value, String mask) {
    assertThat(number(value).masked()).isEqualTo(mask);
    assertThat(number(value)).hasToString(mask);
    assertThat(read(value, "").toString()).contains(mask).doesNotContain(value);
  }

  @Test
  @DisplayName("a range is the numbers that share all but the last four digits")
  void range() {
    assertThat(number("+4915123456789").range()).isEqualTo("+491512345");
    assertThat(number("+4915123450000").range()).isEqualTo("+491512345");
    assertThat(number("+4915123460000").range()).isNotEqualTo("+491512345");
    assertThat(number("+6907290").range()).isEqualTo("+690");
  }

  private static PhoneReading read(String input, String region) {
    return PhoneNumbers.read(input, region);
  }

  private static PhoneReading accepted(String value, String region, int callingCode) {
    return new PhoneReading.Accepted(new PhoneNumber(value, region, callingCode));
  }

  private static PhoneNumber number(String input) {
    return ((PhoneReading.Accepted) read(input, "")).number();
  }
}
