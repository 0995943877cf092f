package dev.secondfactor.core.destination;

/** A place that codes are sent to. */
public sealed interface Destination permits EmailAddress, PhoneNumber {

  /** What a message is addressed to. */
  String value();

  /** The form in which two writings of one destination are the same; what budgets count. */
  String canonical();

  /** What may be shown. */
  String masked();
}
