package dev.secondfactor.core.sms;

import java.util.Optional;

/** Reads what a gateway reports of messages, and knows a report that is not the gateway's. */
@FunctionalInterface
public interface ReportReader {

  /**
   * Reads a report.
   *
   * @return what it says; empty when it is not certain that the gateway has made it
   */
  Optional<DeliveryReport> read(ReportRequest request);
}
