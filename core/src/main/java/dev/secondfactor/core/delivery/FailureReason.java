package dev.secondfactor.core.delivery;

import java.util.Locale;

/** Why a message was not sent. */
public enum FailureReason {
  /** The provider could not be reached or takes nothing from us. */
  UNAVAILABLE(true),
  /** The provider refused this destination. */
  REFUSED(true),
  /** The provider does not take messages from us as we are set up, such as after a wrong key. */
  CONFIGURATION(true),
  /** The text of the message could not be made. */
  UNRENDERABLE(true),
  /** Too many messages are waiting already. */
  BUSY(true),
  /** The provider did not answer in time; the message may have been sent. */
  TIMEOUT(false),
  /** It was sent, and the provider has reported that it did not arrive. */
  UNDELIVERED(false),
  /** Something else; the message may have been sent. */
  UNKNOWN(false);

  private final boolean certain;

  FailureReason(boolean certain) {
    this.certain = certain;
  }

  /** Whether the message has certainly not been sent. */
  public boolean isCertain() {
    return certain;
  }

  /** Whether the provider is down or slow; neither the destination, the text nor the settings. */
  public boolean isOutage() {
    return this != REFUSED && this != CONFIGURATION && this != UNRENDERABLE && this != UNDELIVERED;
  }

  /** The name in events and logs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
