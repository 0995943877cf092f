package dev.secondfactor.core.sms;

import dev.secondfactor.core.destination.PhoneNumber;
import java.time.Duration;

/**
 * A message on its way to a phone.
 *
 * @param to the number
 * @param text the whole text
 * @param validity for how long it is of use; a network need not deliver it later
 */
public record SmsMessage(PhoneNumber to, String text, Duration validity) {

  /** Without the text, which has the code. */
  @Override
  public String toString() {
    return "SMS to " + to.masked();
  }
}
