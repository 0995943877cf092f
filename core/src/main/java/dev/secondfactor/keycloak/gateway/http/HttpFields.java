package dev.secondfactor.keycloak.gateway.http;

import com.fasterxml.jackson.core.JsonPointer;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.keycloak.gateway.GatewaySettings;
import java.util.List;

/** The settings of a provider that is asked by HTTP. The order is that of forms and references. */
final class HttpFields {

  static final Setting URL =
      GatewaySettings.url("url", "Where messages are sent to. It has no placeholders.");

  static final Setting METHOD =
      Setting.choice("method", List.of("POST", "PUT"), "POST", "The method of the requests.");

  static final Setting HEADERS =
      Setting.texts(
          "headers",
          "Name: value in visible ASCII, no placeholder but {secret}, and not Authorization,"
              + " Content-Type, Content-Length, Host, Connection, Expect, Transfer-Encoding or"
              + " Upgrade",
          line -> HeaderField.parse(line).isPresent(),
          "Headers of every request. A key belongs into secret, and {secret} here.");

  static final Setting AUTHORIZATION =
      Setting.secret(
          "authorization",
          "visible ASCII of at most 1000 characters",
          HeaderField::isValue,
          "Value of the Authorization header, such as Bearer and a token, or a reference to all of"
              + " it like ${vault.name}.");

  static final Setting SECRET =
      Setting.secret(
          "secret",
          "A key that headers and body name as {secret}, or a reference like ${vault.name}.");

  static final Setting BODY_TYPE =
      Setting.choice("bodyType", List.of("json", "form"), "json", "What the body is.");

  static final Setting BODY =
      Setting.text(
          "body",
          "valid JSON or, for form, name=value joined by &; with {text}, and {to} or"
              + " {toWithoutPlus}; {validitySeconds} and {secret} if need be; no others, and none"
              + " in names",
          body -> body.length() <= 4000,
          "The body with placeholders. Each value is escaped as the type needs it. In JSON, a text"
              + " that is nothing but {validitySeconds} becomes a number.");

  static final Setting SUCCESS_STATUS =
      Setting.text(
              "successStatus",
              "statuses and ranges from 200 to 599, separated by commas",
              value -> StatusRanges.parse(value).isPresent(),
              "The HTTP statuses that mean that the message was taken.")
          .byDefault("200-299");

  static final Setting MESSAGE_ID =
      Setting.text(
          "messageId",
          "a JSON pointer such as /messages/0/id",
          HttpFields::isPointer,
          "Where the provider's id of the message is in its answer. When it is set and there is"
              + " none, the message may have been sent, whatever the status.");

  static final List<Setting> ALL =
      List.of(
          URL,
          METHOD,
          HEADERS,
          AUTHORIZATION,
          SECRET,
          BODY_TYPE,
          BODY,
          SUCCESS_STATUS,
          MESSAGE_ID,
          GatewaySettings.CONNECT_TIMEOUT,
          GatewaySettings.TIMEOUT);

  private HttpFields() {}

  private static boolean isPointer(String value) {
    try {
      return value.length() > 1 && JsonPointer.compile(value) != null;
    } catch (IllegalArgumentException noPointer) {
      return false;
    }
  }
}
