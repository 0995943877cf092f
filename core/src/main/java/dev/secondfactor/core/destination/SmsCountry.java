package dev.secondfactor.core.destination;

/**
 * A country for the page where a number is entered.
 *
 * @param region two capital letters of ISO 3166
 * @param callingCode its calling code, without the plus
 * @param example a mobile number in its national spelling; empty when none is known
 */
public record SmsCountry(String region, int callingCode, String example) {}
