package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;

/** What came of a request to a gateway. */
public sealed interface HttpOutcome {

  /** What it says about the message, when it is no success. */
  HandOver refusal();

  /**
   * The gateway has answered.
   *
   * @param status the HTTP status
   * @param body the beginning of the answer, see {@link GatewayHttp#MOST_OF_AN_ANSWER}
   */
  record Answered(int status, String body) implements HttpOutcome {

    /** What a status that is no success says about the message (RFC 9110 15). */
    @Override
    public HandOver refusal() {
      return refusal(StatusCode.of(status));
    }

    /** The same, with the gateway's own code. */
    public HandOver refusal(String code) {
      if (status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE) {
        return new HandOver.NotSent(Cause.TRANSIENT, code);
      }
      boolean said = status >= REDIRECTIONS && status < SERVER_ERRORS;
      return said ? new HandOver.NotSent(Cause.CONFIGURATION, code) : new HandOver.MaybeSent();
    }

    /** Without the body, which may have the number in it. */
    @Override
    public String toString() {
      return "HTTP " + status;
    }
  }

  /** The request has certainly not arrived: there was no connection, or nothing of it was asked. */
  record NotReached() implements HttpOutcome {

    @Override
    public HandOver refusal() {
      return new HandOver.NotSent(Cause.TRANSIENT, "");
    }
  }

  /** The request was written, at least in part, and no whole answer came. */
  record Lost() implements HttpOutcome {

    @Override
    public HandOver refusal() {
      return new HandOver.MaybeSent();
    }
  }

  /** The first status that is a redirection. None is followed. */
  int REDIRECTIONS = 300;

  /** The first status that is an error of the server. */
  int SERVER_ERRORS = 500;

  /** The request was not worked on, for there are too many. */
  int TOO_MANY_REQUESTS = 429;

  /** The request was not worked on, for the server is down or overloaded. */
  int SERVICE_UNAVAILABLE = 503;
}
