package dev.secondfactor.core.sms;

import dev.secondfactor.core.delivery.Deliveries;
import dev.secondfactor.core.delivery.DeliveryException;
import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.Dispatch;
import dev.secondfactor.core.delivery.FailureReason;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hands a message to the first gateway that takes it. The next one is tried only when the message
 * has certainly not been sent, so nothing is sent twice. Each gateway has the lane and the breaker
 * that {@link Deliveries} gives it, and one that hangs holds up no other.
 */
public final class SmsDelivery {

  private final Deliveries deliveries;
  private final GatewayAnswers answers;

  /** Delivers on these threads. */
  public SmsDelivery(Deliveries deliveries, GatewayAnswers answers) {
    this.deliveries = deliveries;
    this.answers = answers;
  }

  /**
   * Sends a message soon and returns at once.
   *
   * @param gateways in the order in which they are tried; none counts as a wrong configuration
   * @param ended is told the result as {@link Deliveries#submit} tells it; when no gateway has sent
   *     it, why the first one has not
   */
  public void submit(
      List<SmsGateway> gateways, SmsMessage message, Consumer<DeliveryResult> ended) {
    new Run(message, ended).tryFrom(List.copyOf(gateways), Optional.empty());
  }

  private Dispatch dispatch(SmsGateway gateway, SmsMessage message) {
    return () -> {
      HandOver answer = gateway.send(message);
      answers.heard(gateway, answer);
      if (answer instanceof HandOver.NotSent notSent) {
        throw new DeliveryException(notSent.cause().reason());
      } else if (answer instanceof HandOver.MaybeSent) {
        throw new DeliveryException(FailureReason.UNKNOWN);
      }
    };
  }

  private final class Run {

    private final SmsMessage message;
    private final Consumer<DeliveryResult> ended;

    private Run(SmsMessage message, Consumer<DeliveryResult> ended) {
      this.message = message;
      this.ended = ended;
    }

    private void tryFrom(List<SmsGateway> gateways, Optional<DeliveryResult> firstFailure) {
      if (gateways.isEmpty()) {
        ended.accept(
            firstFailure.orElseGet(() -> DeliveryResult.failed(FailureReason.CONFIGURATION)));
        return;
      }
      List<SmsGateway> others = gateways.subList(1, gateways.size());
      SmsGateway gateway = gateways.get(0);
      deliveries.submit(
          gateway.name(),
          dispatch(gateway, message),
          told -> {
            DeliveryResult result = told.equals(DeliveryResult.SENT) ? sentBy(gateway) : told;
            answers.ended(gateway, result);
            if (result.reason().filter(FailureReason::isCertain).isPresent()) {
              tryFrom(others, firstFailure.or(() -> Optional.of(result)));
            } else {
              ended.accept(result);
            }
          });
    }

    private DeliveryResult sentBy(SmsGateway gateway) {
      return message.reportTo().isPresent() && gateway.reports().isPresent()
          ? DeliveryResult.SENT_REPORT_DUE
          : DeliveryResult.SENT;
    }
  }
}
