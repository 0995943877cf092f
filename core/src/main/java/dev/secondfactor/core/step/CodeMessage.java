package dev.secondfactor.core.step;

import dev.secondfactor.core.budget.Take;
import java.time.Duration;
import java.util.List;

/**
 * A code on its way to a person.
 *
 * @param request who it is for, where it goes and what for
 * @param code the code in ASCII digits
 * @param lifetime how long it is accepted
 * @param ticket names the delivery
 * @param permits the send permits it took, given back when it was certainly not sent
 */
public record CodeMessage(
    CodeRequest request, String code, Duration lifetime, String ticket, List<Take.Taken> permits) {

  /** Keeps the list from being changed. */
  public CodeMessage {
    permits = List.copyOf(permits);
  }

  /** Without the code. */
  @Override
  public String toString() {
    return request.method().id() + " to " + request.destination().masked();
  }
}
