package org.example.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.core.sms.SmsMessage;
import dev.secondfactor.keycloak.gateway.GatewayHttp;
import dev.secondfactor.keycloak.gateway.GatewayTimeouts;
import dev.secondfactor.keycloak.gateway.HttpOutcome;
import dev.secondfactor.keycloak.gateway.StatusCode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends a message as JSON, with an HMAC of it in a header. One for each configuration. */
final class SignedGateway implements SmsGateway {

  private static final String HMAC = "HmacSHA256";
  private static final int TAKEN = 202;
  private static final int NO_SUCH_NUMBER = 422;

  private final String name;
  private final URI url;
  private final String key;
  private final GatewayHttp http;

  SignedGateway(String name, URI url, String key, GatewayTimeouts timeouts) {
    this.name = name;
    this.url = url;
    this.key = key;
    this.http = new GatewayHttp(timeouts);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public HandOver send(SmsMessage message) {
    String body =
        new ObjectMapper()
            .createObjectNode()
            .put("to", message.to().value())
            .put("text", message.text())
            .put("validSeconds", message.validity().toSeconds())
            .toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("X-Signature", signature(body));
    return meaning(http.send(request, "POST", body));
  }

  @Override
  public Optional<String> explain(String code) {
    return StatusCode.explain(code);
  }

  /** What the provider says of a message; what it does not say is left to the status. */
  private static HandOver meaning(HttpOutcome outcome) {
    if (outcome instanceof HttpOutcome.Answered answer) {
      if (answer.status() == TAKEN) {
        return new HandOver.Accepted("");
      }
      if (answer.status() == NO_SUCH_NUMBER) {
        return new HandOver.NotSent(HandOver.Cause.NUMBER, StatusCode.of(NO_SUCH_NUMBER));
      }
    }
    return outcome.refusal();
  }

  private String signature(String body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
