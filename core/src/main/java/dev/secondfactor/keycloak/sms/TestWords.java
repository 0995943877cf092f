package dev.secondfactor.keycloak.sms;

import dev.secondfactor.core.delivery.FailureReason;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.SmsGateway;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says to an operator what came of a test message, and what can be done about it. */
final class TestWords {

  static final String DELIVERED = "The network has reported that the message has arrived.";

  private TestWords() {}

  static String taken(boolean reportDue) {
    return reportDue
        ? "The gateway has taken the message and will report what becomes of it."
        : "The gateway has taken the message. It does not report whether it arrives: look at the"
            + " phone.";
  }

  static String refused(SmsGateway gateway, HandOver.NotSent refusal) {
    String said = said(refusal.code(), gateway.explain(refusal.code()));
    return switch (refusal.cause()) {
      case CONFIGURATION ->
          "The gateway takes no message as it is set up"
              + said
              + ". Check its settings and account.";
      case NUMBER ->
          "The gateway cannot send to this number" + said + ". Check the number, or try another.";
      case TRANSIENT ->
          "The gateway cannot be reached or takes nothing at the moment"
              + said
              + ". Check its address and the network, or try again later.";
    };
  }

  static String unanswered(FailureReason reason) {
    return switch (reason) {
      case BUSY -> "The gateway was left out: too many messages wait for it.";
      case UNAVAILABLE ->
          "The gateway was left out: its last messages have failed. It is tried again in a moment.";
      default ->
          "The gateway gave no answer in time, or none that says whether it has taken the message."
              + " It may have been sent, so no other gateway was tried. Look at the phone and at the"
              + " gateway's own log.";
    };
  }

  static String undelivered(String code, Optional<String> meaning) {
    return "The gateway has taken the message, and reports that it did not arrive"
        + said(code, meaning)
        + ".";
  }

  private static String said(String code, Optional<String> meaning) {
    String inBrackets =
        Stream.concat(Stream.of(code).filter(given -> !given.isEmpty()), meaning.stream())
            .collect(Collectors.joining(": "));
    return inBrackets.isEmpty() ? "" : " (" + inBrackets + ")";
  }
}
