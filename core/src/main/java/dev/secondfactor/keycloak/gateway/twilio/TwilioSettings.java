package dev.secondfactor.keycloak.gateway.twilio;

import com.twilio.rest.api.v2010.account.Message.AddressRetention;
import com.twilio.rest.api.v2010.account.Message.ContentRetention;
import com.twilio.rest.api.v2010.account.Message.RiskCheck;
import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.keycloak.gateway.GatewaySettings;
import dev.secondfactor.keycloak.gateway.GatewayTimeouts;
import java.net.URI;
import java.util.Optional;

/**
 * The settings of a Twilio account, read.
 *
 * @param account where messages go in, and as whom
 * @param options what they have in common
 * @param callbackToken the auth token that signs status callbacks, when Twilio is to make them
 * @param timeouts how long they may take
 */
record TwilioSettings(
    TwilioAccount account,
    TwilioOptions options,
    Optional<String> callbackToken,
    GatewayTimeouts timeouts) {

  private static final String DEFAULT_REGION = "us1";

  static TwilioSettings read(SettingsReader settings) {
    return new TwilioSettings(
        account(settings),
        options(settings),
        callbackToken(settings),
        GatewaySettings.timeouts(settings));
  }

  private static TwilioAccount account(SettingsReader settings) {
    String sid =
        settings.required(TwilioFields.ACCOUNT_SID, TwilioFields.ACCOUNT_SID.allowed()).orElse("");
    Optional<String> token = settings.text(TwilioFields.AUTH_TOKEN);
    Optional<String> region = settings.text(TwilioFields.REGION);
    Optional<String> edge = settings.text(TwilioFields.EDGE);
    // Twilio has taken api.REGION.twilio.com out of service, but for the first region.
    if (region.filter(name -> !name.equals(DEFAULT_REGION)).isPresent()
        && !settings.has(TwilioFields.EDGE)) {
      settings.missing(TwilioFields.EDGE, "an edge, because region is " + region.orElseThrow());
    }
    Optional<URI> baseUrl = settings.text(TwilioFields.BASE_URL).map(URI::create);
    if (settings.has(TwilioFields.API_KEY_SID) || settings.has(TwilioFields.API_KEY_SECRET)) {
      String key =
          settings.required(TwilioFields.API_KEY_SID, "both parts of the API key").orElse("");
      String secret =
          settings.required(TwilioFields.API_KEY_SECRET, "both parts of the API key").orElse("");
      return new TwilioAccount(sid, key, secret, region, edge, baseUrl);
    }
    if (!settings.has(TwilioFields.AUTH_TOKEN)) {
      settings.missing(TwilioFields.AUTH_TOKEN, "the auth token, or apiKeySid and apiKeySecret");
    }
    return new TwilioAccount(sid, sid, token.orElse(""), region, edge, baseUrl);
  }

  private static TwilioOptions options(SettingsReader settings) {
    Optional<String> from = settings.text(TwilioFields.FROM);
    Optional<String> service = settings.text(TwilioFields.MESSAGING_SERVICE_SID);
    if (from.isPresent() && service.isPresent()) {
      settings.refuse(
          TwilioFields.FROM, from.orElseThrow(), "none, because messagingServiceSid is there");
    } else if (!settings.has(TwilioFields.FROM)
        && !settings.has(TwilioFields.MESSAGING_SERVICE_SID)) {
      settings.missing(TwilioFields.FROM, "a sender, or a messagingServiceSid");
    }
    boolean callback = settings.flag(TwilioFields.STATUS_CALLBACK);
    if (callback
        && !settings.has(TwilioFields.AUTH_TOKEN)
        && settings.has(TwilioFields.API_KEY_SID)) {
      settings.missing(TwilioFields.AUTH_TOKEN, "the auth token, because statusCallback is true");
    }
    return new TwilioOptions(
        from,
        service,
        settings.choice(
            TwilioFields.CONTENT_RETENTION, ContentRetention.values(), Object::toString),
        settings.choice(
            TwilioFields.ADDRESS_RETENTION, AddressRetention.values(), Object::toString),
        settings.choice(TwilioFields.RISK_CHECK, RiskCheck.values(), Object::toString));
  }

  private static Optional<String> callbackToken(SettingsReader settings) {
    return settings.flag(TwilioFields.STATUS_CALLBACK)
        ? settings.text(TwilioFields.AUTH_TOKEN)
        : Optional.empty();
  }

  /** Without the token. */
  @Override
  public String toString() {
    return account.toString();
  }
}
