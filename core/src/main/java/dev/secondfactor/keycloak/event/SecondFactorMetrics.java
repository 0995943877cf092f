package dev.secondfactor.keycloak.event;

import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.sms.HandOver;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import org.keycloak.models.RealmModel;

/**
 * Counts for operators, as Micrometer counters. The tags are realm, method or gateway, and result
 * and no more, so that their number stays small.
 */
public final class SecondFactorMetrics {

  private static final String ATTEMPTS = "second.factor.attempts";
  private static final String MESSAGES = "second.factor.messages";
  private static final String GATEWAY_ANSWERS = "second.factor.sms.gateway.answers";

  /** What came of an attempt. */
  public enum Attempt {
    /** A right code. */
    VERIFIED,
    /** A wrong code. */
    WRONG,
    /** A lock was set. */
    LOCKED,
    /** Nothing was compared: locked, expired, used up or not a code. */
    REFUSED
  }

  private SecondFactorMetrics() {}

  /** Counts an attempt. */
  public static void attempt(RealmModel realm, Method method, Attempt result) {
    count(ATTEMPTS, realm, method, result.name().toLowerCase(Locale.ROOT));
  }

  /** Counts a message that the send budgets refused. */
  public static void sendRefused(RealmModel realm, Method method) {
    count(MESSAGES, realm, method, "refused");
  }

  /** Counts a message that was sent or failed, or that was reported to have arrived or not. */
  public static void delivered(RealmModel realm, Method method, DeliveryResult result) {
    boolean reported = result.reason().filter(FailureReason.UNDELIVERED::equals).isPresent();
    count(MESSAGES, realm, method, reported ? FailureReason.UNDELIVERED.id() : result.state().id());
  }

  /** Counts what a gateway for SMS has answered. */
  public static void gatewayAnswered(String realm, String gateway, HandOver answer) {
    Metrics.counter(GATEWAY_ANSWERS, "realm", realm, "gateway", gateway, "result", resultOf(answer))
        .increment();
  }

  private static String resultOf(HandOver answer) {
    if (answer instanceof HandOver.NotSent notSent) {
      return notSent.cause().reason().id();
    }
    return answer instanceof HandOver.Accepted ? "accepted" : "unknown";
  }

  private static void count(String name, RealmModel realm, Method method, String result) {
    Metrics.counter(name, "realm", realm.getName(), "method", method.id(), "result", result)
        .increment();
  }
}
