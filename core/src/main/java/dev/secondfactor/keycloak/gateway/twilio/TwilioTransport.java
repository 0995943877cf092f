package dev.secondfactor.keycloak.gateway.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.keycloak.gateway.GatewayHttp;
import dev.secondfactor.keycloak.gateway.HttpOutcome;
import dev.secondfactor.keycloak.gateway.HttpOutcome.Answered;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.apache.hc.core5.http.Header;

/**
 * Carries the requests of Twilio's SDK, each once. The SDK's own transport sends a request again
 * after a server error, which may be a second message; and it keeps the last request.
 */
final class TwilioTransport extends HttpClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayHttp http;
  private final Optional<URI> baseUrl;

  TwilioTransport(GatewayHttp http, Optional<URI> baseUrl) {
    this.http = http;
    this.baseUrl = baseUrl;
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(Request request, int[] codes, int retries, long delay) {
    return makeRequest(request);
  }

  /**
   * The answer.
   *
   * @throws Undelivered when there is none, or none that the SDK can read
   */
  @Override
  public Response makeRequest(Request request) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(target(request))
            .header("Authorization", request.getAuthString())
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded");
    HttpOutcome outcome = http.send(post, request.getMethod().toString(), request.encodeFormBody());
    if (outcome instanceof Answered answered && isReadable(answered)) {
      return new Response(
          new ByteArrayInputStream(answered.body().getBytes(UTF_8)),
          answered.status(),
          new Header[0]);
    }
    throw new Undelivered(outcome.refusal());
  }

  /** The SDK takes a redirection for a success, and forgets the status of an error without JSON. */
  private static boolean isReadable(Answered answer) {
    if (answer.status() < HttpOutcome.REDIRECTIONS) {
      return true;
    }
    try {
      return JSON.readTree(answer.body()).path("code").isInt();
    } catch (JsonProcessingException noJson) {
      return false;
    }
  }

  private URI target(Request request) {
    URI chosen = URI.create(request.constructURL().toString());
    return baseUrl
        .map(base -> base.toString().replaceFirst("/+$", "") + chosen.getRawPath())
        .map(URI::create)
        .orElse(chosen);
  }

  /** Carries an answer past the SDK, which knows no such outcomes. */
  static final class Undelivered extends RuntimeException {

    private final transient HandOver handOver;

    private Undelivered(HandOver handOver) {
      super(handOver.toString());
      this.handOver = handOver;
    }

    HandOver handOver() {
      return handOver;
    }
  }
}
