package dev.secondfactor.keycloak.gateway.twilio;

import dev.secondfactor.core.sms.HandOver.Cause;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who can do something about Twilio's error codes, and what they mean in a few words
 * (https://www.twilio.com/docs/api/errors). A code that is not here is judged by the HTTP status
 * that came with it. Those from 30000 on come with the status of a message that was taken.
 */
final class TwilioErrors {

  private record Meaning(Cause cause, String words) {}

  private static final Map<Integer, Meaning> NUMBER =
      meanings(
          Cause.NUMBER,
          Map.ofEntries(
              Map.entry(21211, "the number is not valid"),
              Map.entry(21265, "the number is a short code"),
              Map.entry(21266, "the number is that of the sender"),
              Map.entry(21610, "the recipient has unsubscribed from this sender"),
              Map.entry(21614, "the number is not a mobile number"),
              Map.entry(21635, "the number is a landline"),
              Map.entry(30003, "the phone cannot be reached"),
              Map.entry(30004, "the recipient or the carrier blocks messages"),
              Map.entry(30005, "the number is unknown or no longer in service"),
              Map.entry(30006, "the number is a landline, or its carrier cannot be reached"),
              Map.entry(30038, "the number is one of Twilio's, which get no codes")));

  /**
   * Also what depends on the number, when only the operator can change it: another sender, a
   * country that is switched on, a safe list.
   */
  private static final Map<Integer, Meaning> CONFIGURATION =
      meanings(
          Cause.CONFIGURATION,
          Map.ofEntries(
              Map.entry(10001, "the account is not active"),
              Map.entry(20003, "the keys are wrong, or do not allow this"),
              Map.entry(20404, "there is no such account"),
              Map.entry(21408, "the country is not switched on in the account's geo permissions"),
              Map.entry(21601, "the sender cannot send messages"),
              Map.entry(21603, "there is no sender"),
              Map.entry(21606, "the sender is not of this account, or cannot send to this country"),
              Map.entry(21608, "the account sends only to verified numbers, as trial accounts do"),
              Map.entry(21609, "the URL for status callbacks is not valid"),
              Map.entry(21612, "the sender cannot reach this country or carrier"),
              Map.entry(
                  21659, "the sender is not one of Twilio's, or a short code of another country"),
              Map.entry(21660, "the sender belongs to another account"),
              Map.entry(21661, "the sender cannot send SMS"),
              Map.entry(21701, "there is no such messaging service"),
              Map.entry(21702, "the messaging service is not available"),
              Map.entry(
                  21703, "no sender of the messaging service can reach this country or carrier"),
              Map.entry(21704, "the messaging service has no senders"),
              Map.entry(21705, "the messaging service is not valid"),
              Map.entry(30002, "the account is suspended"),
              Map.entry(30007, "the message was filtered as unwanted"),
              Map.entry(30023, "the day's messages of the A2P 10DLC brand are used up"),
              Map.entry(30024, "the sender is not provisioned at the carrier"),
              Map.entry(30029, "contentRetention is not allowed for this account"),
              Map.entry(30030, "addressRetention is not allowed for this account"),
              Map.entry(30032, "the toll-free sender is not verified"),
              Map.entry(30034, "the sender is not registered for A2P 10DLC"),
              Map.entry(
                  30450, "Twilio's protection against SMS pumping blocks the number for a while"),
              Map.entry(
                  30453, "Twilio's protection against SMS pumping blocks the number for a while")));

  private static final Map<Integer, Meaning> TRANSIENT =
      meanings(
          Cause.TRANSIENT,
          Map.ofEntries(
              Map.entry(14107, "too many messages to one number in a short time"),
              Map.entry(20429, "too many requests"),
              Map.entry(20503, "Twilio is not available"),
              Map.entry(21611, "the sender's queue is full"),
              Map.entry(21730, "maintenance at Twilio"),
              Map.entry(30001, "the account's queue is full"),
              Map.entry(30008, "unknown, at the carrier"),
              Map.entry(30022, "more messages than the A2P 10DLC campaign may send at once"),
              Map.entry(30036, "the message waited longer than it was of use")));

  private static final Map<Integer, Meaning> MEANINGS =
      Stream.of(NUMBER, CONFIGURATION, TRANSIENT)
          .flatMap(codes -> codes.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private TwilioErrors() {}

  /** Who can do something about it; empty for a code that is not known. */
  static Optional<Cause> cause(int code) {
    return Optional.ofNullable(MEANINGS.get(code)).map(Meaning::cause);
  }

  /** What it means, in a few words; empty for a code that is not known, or none of Twilio's. */
  static Optional<String> words(String code) {
    return Optional.of(code)
        .filter(text -> text.matches("[0-9]{5}"))
        .map(Integer::valueOf)
        .map(MEANINGS::get)
        .map(Meaning::words);
  }

  private static Map<Integer, Meaning> meanings(Cause cause, Map<Integer, String> words) {
    return words.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> new Meaning(cause, entry.getValue())));
  }
}
