package dev.secondfactor.keycloak.gateway.http;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A body with placeholders. No value can change more of it than its own place. */
sealed interface BodyTemplate permits JsonTemplate, FormTemplate {

  /** The media type of the body. */
  String contentType();

  /** The body with the values in place, in the encoding of its type. */
  String fill(Placeholders values);

  /** The texts in which values are put. */
  Stream<String> texts();

  /** The texts in which none can be put. */
  Stream<String> names();

  /** The placeholders in use. */
  default Set<String> placeholders() {
    Set<String> names = new TreeSet<>();
    texts().forEach(text -> names.addAll(Placeholders.in(text)));
    return names;
  }
}
