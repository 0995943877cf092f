package dev.secondfactor.keycloak.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a form, with placeholders in their values. */
record FormTemplate(List<Field> fields) implements BodyTemplate {

  /** A field, decoded. */
  record Field(String name, String value) {}

  /**
   * The template, written as {@code name=value} joined by {@code &}, with percent encoding where a
   * text needs it; empty when it is not that.
   */
  static Optional<FormTemplate> parse(String text) {
    List<Field> fields = new ArrayList<>();
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length < 2 || parts[0].isBlank()) {
        return Optional.empty();
      }
      try {
        fields.add(
            new Field(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8)));
      } catch (IllegalArgumentException badEncoding) {
        return Optional.empty();
      }
    }
    return Optional.of(new FormTemplate(List.copyOf(fields)));
  }

  @Override
  public String contentType() {
    return "application/x-www-form-urlencoded";
  }

  @Override
  public String fill(Placeholders values) {
    return fields.stream()
        .map(field -> encoded(field.name()) + "=" + encoded(values.fill(field.value())))
        .collect(Collectors.joining("&"));
  }

  @Override
  public Stream<String> texts() {
    return fields.stream().map(Field::value);
  }

  @Override
  public Stream<String> names() {
    return fields.stream().map(Field::name);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
