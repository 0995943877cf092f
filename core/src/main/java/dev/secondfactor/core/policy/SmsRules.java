package dev.secondfactor.core.policy;

import dev.secondfactor.core.destination.SmsCountries;
import java.util.Optional;

/**
 * What is asked of messages to phones beside the rules for all messages: each one costs money.
 *
 * @param countries where they may go
 * @param perRange10Min messages in 10 minutes to numbers that share all but the last four digits
 * @param perCountryDay messages to one calling code in 24 hours
 * @param perRealmDay messages in a realm in 24 hours
 * @param numberAttribute the user attribute whose number is suggested at set-up
 */
public record SmsRules(
    SmsCountries countries,
    int perRange10Min,
    int perCountryDay,
    int perRealmDay,
    Optional<String> numberAttribute) {}
