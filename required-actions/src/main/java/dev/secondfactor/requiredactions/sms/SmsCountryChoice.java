package dev.secondfactor.requiredactions.sms;

import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.destination.SmsCountry;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The countries that a user can choose from: named and sorted in the language of the page. */
final class SmsCountryChoice {

  private final SmsCountries countries;
  private final Locale language;

  SmsCountryChoice(SmsCountries countries, Locale language) {
    this.countries = countries;
    this.language = language;
  }

  /** The country of what was typed: the chosen one, or the only one that there is. */
  String regionOf(String chosen) {
    return countries.regions().size() == 1 ? countries.regions().iterator().next() : chosen;
  }

  /** The options for the page, of which the selected one is marked, if it is one of them. */
  List<Map<String, Object>> options(String selected) {
    String preselected =
        Optional.of(selected).filter(region -> !region.isEmpty()).orElse(language.getCountry());
    return countries.all().stream()
        .sorted(Comparator.comparing(this::name, Collator.getInstance(language)))
        .map(country -> option(country, preselected))
        .toList();
  }

  private Map<String, Object> option(SmsCountry country, String selected) {
    return Map.of(
        "region", country.region(),
        "name", name(country),
        "callingCode", Integer.toString(country.callingCode()),
        "example", country.example(),
        "selected", country.region().equals(selected));
  }

  private String name(SmsCountry country) {
    return new Locale.Builder().setRegion(country.region()).build().getDisplayCountry(language);
  }
}
