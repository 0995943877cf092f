package dev.secondfactor.core.policy;

import java.time.Duration;
import java.util.List;

/**
 * How many messages may be sent.
 *
 * @param resendWaits the wait after the first message of a session, after the second, and so on;
 *     the last one goes on
 * @param perDestination10Min messages to one destination in 10 minutes
 * @param perDestinationDay messages to one destination in 24 hours
 * @param perUserDay messages for one user in 24 hours
 * @param perIp5Min messages asked for from one IP address in 5 minutes
 * @param perRealmDay mails in a realm in 24 hours
 * @param sms what is asked of messages to phones
 */
public record SendRules(
    List<Duration> resendWaits,
    int perDestination10Min,
    int perDestinationDay,
    int perUserDay,
    int perIp5Min,
    int perRealmDay,
    SmsRules sms) {

  /** Keeps the list from being changed. */
  public SendRules {
    resendWaits = List.copyOf(resendWaits);
  }

  /**
   * The wait after a message.
   *
   * @param number which message of the session, 1 for the first
   */
  public Duration waitAfter(int number) {
    return resendWaits.get(Math.min(number, resendWaits.size()) - 1);
  }
}
