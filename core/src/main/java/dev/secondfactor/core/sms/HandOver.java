package dev.secondfactor.core.sms;

import dev.secondfactor.core.delivery.FailureReason;

/** What came of handing a message to a gateway. */
public sealed interface HandOver {

  /**
   * The gateway has taken it.
   *
   * @param id the gateway's own name for it, in which later reports speak of it
   */
  record Accepted(String id) implements HandOver {}

  /**
   * It has certainly not been sent: the gateway said no, or no request has reached it.
   *
   * @param cause who can do something about it
   * @param code the gateway's own code for it, for operators; empty when it gave none. Never its
   *     text, which may have the number in it
   */
  record NotSent(Cause cause, String code) implements HandOver {}

  /**
   * It may have been sent: the request was written, and no answer came that can be understood. A
   * plain server error (HTTP 500) is one of these, for the gateway may have failed after sending.
   */
  record MaybeSent() implements HandOver {}

  /** Who can do something about a message that was not sent. */
  enum Cause {
    /** The user: this number cannot get messages, or not from here. */
    NUMBER(FailureReason.REFUSED),
    /**
     * The operator: wrong keys, an unknown sender, no credit, a country that is not switched on.
     */
    CONFIGURATION(FailureReason.CONFIGURATION),
    /** Time: the gateway cannot be reached, is overloaded or asks for less (HTTP 429, 503). */
    TRANSIENT(FailureReason.UNAVAILABLE);

    private final FailureReason reason;

    Cause(FailureReason reason) {
      this.reason = reason;
    }

    /** The same in the words of deliveries. */
    public FailureReason reason() {
      return reason;
    }
  }
}
