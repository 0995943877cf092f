package dev.secondfactor.keycloak.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.core.sms.SmsMessage;
import dev.secondfactor.keycloak.gateway.GatewayHttp;
import dev.secondfactor.keycloak.gateway.HttpOutcome;
import dev.secondfactor.keycloak.gateway.HttpOutcome.Answered;
import dev.secondfactor.keycloak.gateway.StatusCode;
import java.net.http.HttpRequest;
import java.util.Optional;

/** Sends one request for a message, with one client for one configuration. */
final class HttpGateway implements SmsGateway {

  private final String name;
  private final HttpSettings settings;
  private final BodyTemplate body;
  private final GatewayHttp http;

  /** A gateway of settings without problems. */
  HttpGateway(String name, HttpSettings settings) {
    this.name = name;
    this.settings = settings;
    this.body = settings.body().orElseThrow();
    this.http = new GatewayHttp(settings.timeouts());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public HandOver send(SmsMessage message) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.url().orElseThrow())
            .header("Content-Type", body.contentType())
            .header("Accept", "application/json, */*;q=0.5");
    settings.headers().forEach(header -> request.header(header.name(), header.value()));
    String filled = body.fill(Placeholders.of(message, settings.secret()));
    HttpOutcome outcome = http.send(request, settings.method(), filled);
    return outcome instanceof Answered answer && settings.success().contain(answer.status())
        ? taken(answer)
        : outcome.refusal();
  }

  @Override
  public Optional<String> explain(String code) {
    return StatusCode.explain(code);
  }

  private HandOver taken(Answered answer) {
    return settings
        .messageId()
        .map(
            pointer ->
                JsonTemplate.read(answer.body())
                    .map(json -> json.at(pointer))
                    .filter(JsonNode::isValueNode)
                    .map(JsonNode::asText)
                    .filter(id -> !id.isBlank())
                    .<HandOver>map(id -> new HandOver.Accepted(OneLine.shown(id)))
                    .orElseGet(HandOver.MaybeSent::new))
        .orElseGet(() -> new HandOver.Accepted(""));
  }
}
