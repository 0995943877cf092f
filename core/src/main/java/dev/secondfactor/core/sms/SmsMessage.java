package dev.secondfactor.core.sms;

import dev.secondfactor.core.destination.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A message on its way to a phone.
 *
 * @param to the number
 * @param text the whole text
 * @param validity for how long it is of use; a network need not deliver it later
 * @param reportTo the address below which gateways may report what became of it, each at its own
 *     name; empty when nobody wants to know
 */
public record SmsMessage(PhoneNumber to, String text, Duration validity, Optional<URI> reportTo) {

  /** A message of which nobody wants to know what became. */
  public SmsMessage(PhoneNumber to, String text, Duration validity) {
    this(to, text, validity, Optional.empty());
  }

  /** Without the text, which has the code. */
  @Override
  public String toString() {
    return "SMS to " + to.masked();
  }
}
