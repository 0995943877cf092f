package dev.secondfactor.keycloak.gateway.twilio;

import dev.secondfactor.core.sms.HandOver.Cause;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who can do something about Twilio's error codes (https://www.twilio.com/docs/api/errors). A code
 * that is not here is judged by the HTTP status that came with it.
 */
final class TwilioErrors {

  private static final Map<Integer, Cause> CAUSES =
      Stream.of(
              of(
                  Cause.NUMBER,
                  21211, // invalid To
                  21214, // To cannot be reached
                  21217, // does not appear to be valid
                  21265, // To is a short code
                  21266, // To is the sender itself
                  21610, // the recipient has unsubscribed
                  21612, // no way from this sender to this number
                  21614, // To is not a mobile number
                  21635, // To is a landline
                  30003, // unreachable handset
                  30004, // blocked by the recipient or the carrier
                  30005, // unknown handset
                  30006), // landline or unreachable carrier
              of(
                  Cause.CONFIGURATION,
                  10001, // the account is not active
                  20003, // wrong keys, or keys without this permission
                  20404, // no such account
                  21408, // the country is not switched on
                  21601, // the sender cannot send SMS
                  21603, // no sender
                  21606, // the sender is not of this account, or cannot send here
                  21608, // a trial account, and a number that is not verified
                  21659, // the sender is not one of Twilio's
                  21660, // the sender is of another account
                  21661, // the sender cannot send SMS
                  21703, // the messaging service has no sender
                  21705, // no such messaging service
                  30002, // the account is suspended
                  30007, // filtered as unwanted
                  30010, // dearer than the highest price that is set
                  30024, // the sender is not provisioned at the carrier
                  30032, // a toll-free sender that is not verified
                  30034, // a sender that is not registered for A2P 10DLC
                  30038), // filtered as a code
              of(
                  Cause.TRANSIENT,
                  14107, // too many messages of this sender
                  20429, // too many requests; never worked on
                  21611, // the sender's queue is full
                  21730, // maintenance
                  30001, // the queue is full
                  30008, // unknown
                  30017, // the carrier's network is congested
                  30022, // the carrier's rate
                  30023, // the carrier's daily limit
                  30036)) // waited longer than it was of use
          .flatMap(of -> of)
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private TwilioErrors() {}

  /** Who can do something about it; empty for a code that is not known. */
  static Optional<Cause> cause(int code) {
    return Optional.ofNullable(CAUSES.get(code));
  }

  private static Stream<Map.Entry<Integer, Cause>> of(Cause cause, Integer... codes) {
    return Stream.of(codes).map(code -> Map.entry(code, cause));
  }
}
