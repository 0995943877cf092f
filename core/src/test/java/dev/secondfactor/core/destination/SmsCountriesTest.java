package dev.secondfactor.core.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.secondfactor.core.destination.PhoneReading.Reason;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsCountriesTest {

  private static final String GERMAN = "+4915123456789";
  private static final String FRENCH = "+33612345678";

  private final SmsCountries german = new SmsCountries(Set.of("DE"));

  @Test
  @Tag("trap")
  @DisplayName("TRAP 19: a number of a country on the list is read, one of another is refused")
  void read() {
    assertThat(german.read("0151 23456789", "DE"))
        .isEqualTo(new PhoneReading.Accepted(new PhoneNumber(GERMAN, "DE", 49)));
    assertThat(german.read(FRENCH, "DE")).isEqualTo(refused(Reason.COUNTRY_NOT_ALLOWED));
    assertThat(german.read("06 12 34 56 78", "FR")).isEqualTo(refused(Reason.COUNTRY_NOT_ALLOWED));
  }

  @Test
  @DisplayName("no country on the list means none is allowed")
  void none() {
    SmsCountries none = new SmsCountries(Set.of());

    assertThat(none.read(GERMAN, "DE")).isEqualTo(refused(Reason.COUNTRY_NOT_ALLOWED));
    assertThat(none.allow(new PhoneNumber(GERMAN, "DE", 49))).isFalse();
  }

  @Test
  @DisplayName("what is wrong with the number is said before its country is")
  void otherReasons() {
    assertThat(german.read("0151", "DE")).isEqualTo(refused(Reason.NOT_POSSIBLE));
    assertThat(german.read("mobile", "DE")).isEqualTo(refused(Reason.NOT_A_NUMBER));
    assertThat(german.read("030 123456", "DE")).isEqualTo(refused(Reason.WRONG_KIND));
    assertThat(german.read("+33 1 23 45 67 89", "DE")).isEqualTo(refused(Reason.WRONG_KIND));
  }

  @Test
  @DisplayName("the page is told of each country's calling code and of a number that it accepts")
  void all() {
    SmsCountries two = new SmsCountries(Set.of("DE", "CH"));

    assertThat(two.all())
        .extracting(SmsCountry::region, SmsCountry::callingCode)
        .containsExactlyInAnyOrder(tuple("DE", 49), tuple("CH", 41));
    assertThat(two.all())
        .allSatisfy(
            country ->
                assertThat(two.read(country.example(), country.region()))
                    .isInstanceOf(PhoneReading.Accepted.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+12423591234", "+18762101234", "+14165550123", "+18092345678"})
  @DisplayName("a calling code that countries share opens only those on the list")
  void sharedCallingCode(String input) {
    SmsCountries american = new SmsCountries(Set.of("US"));

    assertThat(american.read("+12025550123", "US")).isInstanceOf(PhoneReading.Accepted.class);
    assertThat(american.read(input, "US")).isEqualTo(refused(Reason.COUNTRY_NOT_ALLOWED));
  }

  @Test
  @DisplayName("numbers of no country, such as satellite phones, cannot be on a list")
  void satellites() {
    assertThat(german.read("+881612345678", "DE")).isEqualTo(refused(Reason.COUNTRY_NOT_ALLOWED));
    assertThat(SmsCountries.isCountry("001")).isFalse();
  }

  @Test
  @DisplayName("a mail address has no country, and is not asked for one")
  void mail() {
    assertThat(german.allow(new EmailAddress("a@example.com"))).isTrue();
    assertThat(german.allow(new PhoneNumber(FRENCH, "FR", 33))).isFalse();
  }

  @Test
  void theListCannotBeChanged() {
    Set<String> regions = new HashSet<>(Set.of("DE"));
    SmsCountries countries = new SmsCountries(regions);
    regions.add("FR");

    assertThat(countries.regions()).isUnmodifiable().containsExactly("DE");
  }

  private static PhoneReading refused(Reason reason) {
    return new PhoneReading.Refused(reason);
  }
}
