package dev.secondfactor.keycloak.gateway.twilio;

import com.twilio.rest.api.v2010.account.Message.AddressRetention;
import com.twilio.rest.api.v2010.account.Message.ContentRetention;
import com.twilio.rest.api.v2010.account.Message.RiskCheck;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.keycloak.gateway.GatewaySettings;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The settings of a Twilio account. The order is that of forms and references. */
final class TwilioFields {

  /** A number in E.164, a short code, or a name of up to 11 characters with a letter in it. */
  private static final Pattern SENDER =
      Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 +\\-_&]{1,11}");

  static final Setting ACCOUNT_SID = sid("accountSid", "AC", "The account.");

  static final Setting AUTH_TOKEN =
      Setting.secret(
          "authToken",
          "The account's auth token, or a reference like ${vault.name}. Not needed with an API key,"
              + " but for status callbacks.");

  static final Setting API_KEY_SID =
      sid("apiKeySid", "SK", "The API key to sign in with, in place of the auth token.");

  static final Setting API_KEY_SECRET =
      Setting.secret("apiKeySecret", "Secret of that key, or a reference like ${vault.name}.");

  static final Setting FROM =
      Setting.text(
          "from",
          "a number in E.164 such as +4915123456789, a short code, or a name of at most 11 letters,"
              + " digits, blanks, +, -, _ and & with a letter among them",
          value -> SENDER.matcher(value).matches(),
          "The sender. Either this or messagingServiceSid.");

  static final Setting MESSAGING_SERVICE_SID =
      sid("messagingServiceSid", "MG", "A messaging service that chooses the sender.");

  static final Setting REGION =
      Setting.text(
          "region",
          "two letters and a digit, such as ie1",
          value -> value.matches("[a-z]{2}[0-9]"),
          "The region that works on messages. Empty: us1. Others need an edge; an account has keys"
              + " of its own in each.");

  static final Setting EDGE =
      Setting.text(
          "edge",
          "small letters, digits and hyphens, such as dublin",
          value -> value.matches("[a-z0-9]+(-[a-z0-9]+)*") && value.length() <= 40,
          "The place where messages enter Twilio's network. Empty: Twilio's choice.");

  static final Setting BASE_URL =
      GatewaySettings.url(
          "baseUrl",
          "What takes the place of https://api.twilio.com, such as a proxy. Then region and edge"
              + " have no effect.");

  static final Setting CONTENT_RETENTION =
      Setting.choice(
          "contentRetention",
          ids(ContentRetention.values()),
          ContentRetention.DISCARD.toString(),
          "Whether Twilio keeps the text of messages.");

  static final Setting ADDRESS_RETENTION =
      Setting.choice(
          "addressRetention",
          ids(AddressRetention.values()),
          AddressRetention.OBFUSCATE.toString(),
          "Whether Twilio keeps the whole number of the recipient.");

  static final Setting RISK_CHECK =
      Setting.choice(
          "riskCheck",
          ids(RiskCheck.values()),
          RiskCheck.ENABLE.toString(),
          "Whether Twilio looks for SMS pumping fraud first, where the account has that.");

  static final Setting STATUS_CALLBACK =
      Setting.flag(
          "statusCallback",
          false,
          "Whether Twilio tells this server what became of a message. Needs authToken, which signs"
              + " what it tells.");

  static final List<Setting> ALL =
      List.of(
          ACCOUNT_SID,
          AUTH_TOKEN,
          API_KEY_SID,
          API_KEY_SECRET,
          FROM,
          MESSAGING_SERVICE_SID,
          REGION,
          EDGE,
          BASE_URL,
          GatewaySettings.CONNECT_TIMEOUT,
          GatewaySettings.TIMEOUT,
          CONTENT_RETENTION,
          ADDRESS_RETENTION,
          RISK_CHECK,
          STATUS_CALLBACK);

  private TwilioFields() {}

  private static Setting sid(String name, String prefix, String help) {
    Pattern sid = Pattern.compile(prefix + "[0-9a-fA-F]{32}");
    return Setting.text(
        name, prefix + " and 32 hexadecimal digits", value -> sid.matcher(value).matches(), help);
  }

  private static List<String> ids(Object[] choices) {
    return Arrays.stream(choices).map(Object::toString).toList();
  }
}
