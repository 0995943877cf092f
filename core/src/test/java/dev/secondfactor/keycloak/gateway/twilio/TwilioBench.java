package dev.secondfactor.keycloak.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Message.AddressRetention;
import com.twilio.rest.api.v2010.account.Message.ContentRetention;
import com.twilio.rest.api.v2010.account.Message.RiskCheck;
import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.SmsMessage;
import dev.secondfactor.keycloak.gateway.GatewayTimeouts;
import dev.secondfactor.keycloak.gateway.Messages;
import dev.secondfactor.stub.StubServer;
import dev.secondfactor.stub.twilio.TwilioKeys;
import dev.secondfactor.stub.twilio.TwilioStub;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A far end that checks and answers as Twilio does, and gateways to it. */
final class TwilioBench implements AutoCloseable {

  static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  static final String TOKEN = "a-token/with+signs=";
  static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
  static final TwilioKeys KEYS = new TwilioKeys(ACCOUNT, TOKEN, "SK1", "secret");
  static final SmsMessage MESSAGE = Messages.MESSAGE;
  static final Duration NEVER = Duration.ofSeconds(100);
  static final Duration SOON = Duration.ofMillis(300);
  static final HandOver MAYBE = new HandOver.MaybeSent();

  private final TwilioStub twilio = new TwilioStub(KEYS);
  private final StubServer server = new StubServer();

  TwilioBench() {
    server.answer(twilio);
  }

  StubServer server() {
    return server;
  }

  TwilioStub twilio() {
    return twilio;
  }

  /** A gateway with time enough. */
  TwilioGateway gateway() {
    return gateway(server.url(), NEVER);
  }

  HandOver send() {
    return gateway().send(MESSAGE);
  }

  /** The fields of the first request. */
  Map<String, String> form() {
    return server.requests().get(0).form();
  }

  HandOver accepted(int number) {
    return new HandOver.Accepted(twilio.messages().get(number).sid());
  }

  @Override
  public void close() {
    server.close();
  }

  static TwilioGateway gateway(URI url, Duration total) {
    return gateway(account(url), options(), total);
  }

  static TwilioGateway gateway(TwilioAccount account, TwilioOptions options, Duration total) {
    return gateway(account, options, Optional.empty(), total);
  }

  static TwilioGateway gateway(
      TwilioAccount account,
      TwilioOptions options,
      Optional<TwilioReports> reports,
      Duration total) {
    return new TwilioGateway(
        "twilio", account, options, reports, new GatewayTimeouts(NEVER, total));
  }

  static TwilioAccount account(URI url) {
    return new TwilioAccount(
        ACCOUNT, ACCOUNT, TOKEN, Optional.of("ie1"), Optional.of("dublin"), Optional.of(url));
  }

  static TwilioOptions options() {
    return options(Optional.of("+15557122661"), Optional.empty());
  }

  static TwilioOptions options(Optional<String> from, Optional<String> service) {
    return new TwilioOptions(
        from, service, ContentRetention.DISCARD, AddressRetention.OBFUSCATE, RiskCheck.ENABLE);
  }

  static void isHarmless(String text) {
    Messages.isHarmless(text);
    assertThat(text).doesNotContain(TOKEN);
  }
}
