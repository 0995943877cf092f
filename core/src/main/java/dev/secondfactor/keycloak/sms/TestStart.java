package dev.secondfactor.keycloak.sms;

import java.time.Duration;

/** What came of asking for a test message. */
public sealed interface TestStart {

  /**
   * It is on its way.
   *
   * @param message what is known of it at once
   */
  record Started(TestMessage message) implements TestStart {}

  /**
   * A send budget is spent.
   *
   * @param retryAfter how long until a message is possible, at most
   */
  record Limited(Duration retryAfter) implements TestStart {}

  /** The policy lets no message go to the country of this number. */
  record CountryNotAllowed() implements TestStart {}

  /** The realm's own wording is no message of one segment; the log says more. */
  record NotWritable() implements TestStart {}
}
