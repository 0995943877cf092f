package dev.secondfactor.keycloak.gateway.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.ReportAddress;
import dev.secondfactor.core.sms.ReportReader;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.core.sms.SmsMessage;
import dev.secondfactor.keycloak.gateway.GatewayHttp;
import dev.secondfactor.keycloak.gateway.GatewayTimeouts;
import dev.secondfactor.keycloak.gateway.HttpOutcome.Answered;
import dev.secondfactor.keycloak.gateway.StatusCode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends through Twilio's Messages resource, with one client for one configuration. */
final class TwilioGateway implements SmsGateway {

  /** What Twilio allows as the validity of a message. */
  private static final Duration MOST_VALID = Duration.ofHours(10);

  private static final Duration LEAST_VALID = Duration.ofSeconds(1);

  private final String name;
  private final TwilioOptions options;
  private final Optional<TwilioReports> reports;
  private final TwilioRestClient client;

  TwilioGateway(
      String name,
      TwilioAccount account,
      TwilioOptions options,
      Optional<TwilioReports> reports,
      GatewayTimeouts timeouts) {
    this.name = name;
    this.options = options;
    this.reports = reports;
    TwilioRestClient.Builder builder =
        new TwilioRestClient.Builder(account.username(), account.password())
            .accountSid(account.sid())
            .httpClient(new TwilioTransport(new GatewayHttp(timeouts), account.baseUrl()));
    account.region().ifPresent(builder::region);
    account.edge().ifPresent(builder::edge);
    client = builder.build();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public HandOver send(SmsMessage message) {
    try {
      return taken(creator(message).create(client));
    } catch (TwilioTransport.Undelivered undelivered) {
      return undelivered.handOver();
    } catch (ApiException error) {
      return Optional.ofNullable(error.getStatusCode())
          .map(status -> refused(status, Optional.ofNullable(error.getCode())))
          .orElseGet(HandOver.MaybeSent::new);
    }
  }

  @Override
  public Optional<String> explain(String code) {
    return TwilioErrors.words(code).or(() -> StatusCode.explain(code));
  }

  @Override
  public Optional<ReportReader> reports() {
    return reports.map(reader -> reader);
  }

  private MessageCreator creator(SmsMessage message) {
    PhoneNumber to = new PhoneNumber(message.to().value());
    MessageCreator creator =
        options
            .messagingServiceSid()
            .map(service -> new MessageCreator(to, service, message.text()))
            .orElseGet(() -> new MessageCreator(to, sender(), message.text()));
    reports
        .flatMap(reader -> message.reportTo())
        .map(address -> ReportAddress.of(address, this))
        .ifPresent(creator::setStatusCallback);
    return creator
        .setValidityPeriod(seconds(message.validity()))
        .setContentRetention(options.contentRetention())
        .setAddressRetention(options.addressRetention())
        .setRiskCheck(options.riskCheck());
  }

  private PhoneNumber sender() {
    return new PhoneNumber(options.from().orElse(""));
  }

  private static int seconds(Duration validity) {
    Duration atLeast = validity.compareTo(LEAST_VALID) < 0 ? LEAST_VALID : validity;
    return Math.toIntExact((atLeast.compareTo(MOST_VALID) > 0 ? MOST_VALID : atLeast).toSeconds());
  }

  private static HandOver taken(@Nullable Message message) {
    return Optional.ofNullable(message)
        .map(Message::getSid)
        .<HandOver>map(HandOver.Accepted::new)
        .orElseGet(HandOver.MaybeSent::new);
  }

  private static HandOver refused(int status, Optional<Integer> code) {
    String told = code.map(String::valueOf).orElseGet(() -> StatusCode.of(status));
    HandOver byStatus = new Answered(status, "").refusal(told);
    if (byStatus instanceof HandOver.MaybeSent) {
      return byStatus;
    }
    return code.flatMap(TwilioErrors::cause)
        .<HandOver>map(cause -> new HandOver.NotSent(cause, told))
        .orElse(byStatus);
  }
}
