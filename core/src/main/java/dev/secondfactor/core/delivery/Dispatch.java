package dev.secondfactor.core.delivery;

/** Hands one message to its provider. It runs on a thread of the deliveries, never of a request. */
@FunctionalInterface
public interface Dispatch {

  /** Sends the message, once; it does not try again by itself. */
  void send() throws DeliveryException;
}
