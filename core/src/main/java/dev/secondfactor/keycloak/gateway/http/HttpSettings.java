package dev.secondfactor.keycloak.gateway.http;

import com.fasterxml.jackson.core.JsonPointer;
import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.keycloak.gateway.GatewaySettings;
import dev.secondfactor.keycloak.gateway.GatewayTimeouts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings of a provider that is asked by HTTP, read.
 *
 * @param url where requests go
 * @param method the method of the requests
 * @param headers all headers that are the same for every message
 * @param body what is sent; empty only when there are problems
 * @param secret what the body may have from the secret
 * @param success which statuses mean that the message was taken
 * @param messageId where the provider's id is in its answer
 * @param timeouts how long an answer may take
 */
record HttpSettings(
    Optional<URI> url,
    String method,
    List<HeaderField> headers,
    Optional<BodyTemplate> body,
    String secret,
    StatusRanges success,
    Optional<JsonPointer> messageId,
    GatewayTimeouts timeouts) {

  static HttpSettings read(SettingsReader settings) {
    Optional<URI> url =
        settings.required(HttpFields.URL, HttpFields.URL.allowed()).map(URI::create);
    List<HeaderField> headers =
        settings.texts(HttpFields.HEADERS).stream()
            .flatMap(line -> HeaderField.parse(line).stream())
            .toList();
    Optional<BodyTemplate> body = body(settings);
    String secret = secret(settings, headers, body);
    return new HttpSettings(
        url,
        settings.text(HttpFields.METHOD).orElseThrow(),
        filled(settings, headers, secret),
        body,
        secret,
        settings.text(HttpFields.SUCCESS_STATUS).flatMap(StatusRanges::parse).orElseThrow(),
        settings.text(HttpFields.MESSAGE_ID).map(JsonPointer::compile),
        GatewaySettings.timeouts(settings));
  }

  private static Optional<BodyTemplate> body(SettingsReader settings) {
    boolean isJson = settings.text(HttpFields.BODY_TYPE).orElseThrow().equals("json");
    Optional<String> text = settings.required(HttpFields.BODY, HttpFields.BODY.allowed());
    Optional<BodyTemplate> body =
        text.flatMap(given -> isJson ? JsonTemplate.parse(given) : FormTemplate.parse(given));
    if (body.filter(HttpSettings::isComplete).isEmpty()) {
      text.ifPresent(given -> settings.refuse(HttpFields.BODY, given, HttpFields.BODY.allowed()));
      return Optional.empty();
    }
    return body;
  }

  private static boolean isComplete(BodyTemplate body) {
    Set<String> placeholders = body.placeholders();
    return placeholders.contains(Placeholders.TEXT)
        && (placeholders.contains(Placeholders.TO)
            || placeholders.contains(Placeholders.TO_WITHOUT_PLUS))
        && Placeholders.NAMES.containsAll(placeholders)
        && body.names().allMatch(name -> Placeholders.in(name).isEmpty());
  }

  private static String secret(
      SettingsReader settings, List<HeaderField> headers, Optional<BodyTemplate> body) {
    boolean isNamed =
        headers.stream().anyMatch(HeaderField::namesTheSecret)
            || body.filter(used -> used.placeholders().contains(Placeholders.SECRET)).isPresent();
    if (isNamed && !settings.has(HttpFields.SECRET)) {
      settings.missing(HttpFields.SECRET, "what {secret} stands for");
    }
    return settings.text(HttpFields.SECRET).orElse("");
  }

  private static List<HeaderField> filled(
      SettingsReader settings, List<HeaderField> headers, String secret) {
    Placeholders values = Placeholders.of(secret);
    List<HeaderField> filled = headers.stream().map(header -> header.filled(values)).toList();
    if (!secret.isEmpty()
        && filled.stream().anyMatch(header -> !HeaderField.isValue(header.value()))) {
      settings.refuse(HttpFields.SECRET, secret, "visible ASCII, because a header names it");
    }
    return Stream.concat(
            filled.stream(),
            settings.text(HttpFields.AUTHORIZATION).stream()
                .map(value -> new HeaderField("Authorization", value)))
        .toList();
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return method + " " + url;
  }
}
