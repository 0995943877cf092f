package dev.secondfactor.core.step;

/** Takes messages to be sent after the request has succeeded; returns at once. */
@FunctionalInterface
public interface Outbox {

  /** Takes one message. */
  void accept(CodeMessage message);
}
