package dev.secondfactor.authenticators.grant;

import dev.secondfactor.keycloak.step.FormFields;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.http.HttpRequest;

/**
 * What an application has sent beside the fields of OAuth 2.0.
 *
 * @param fields the fields of the form
 */
record GrantRequest(MultivaluedMap<String, String> fields) {

  static final String TOKEN = "mfa_token";
  static final String METHOD = "mfa_method";
  static final String DEVICE = "mfa_device";

  /** The name of a code is Keycloak's own, with the older one that it takes as well. */
  static final String CODE = "otp";

  private static final String OLD_CODE = "totp";
  private static final String USERNAME = "username";

  static GrantRequest of(HttpRequest request) {
    return new GrantRequest(FormFields.of(request));
  }

  /** The token of an earlier answer. */
  Optional<String> token() {
    return field(TOKEN);
  }

  /** Whether the password is to be checked again. */
  boolean hasUsername() {
    return field(USERNAME).isPresent();
  }

  /** A code, which may be empty. */
  Optional<String> code() {
    return Stream.of(CODE, OLD_CODE).flatMap(name -> field(name).stream()).findFirst();
  }

  /** The id of a method. */
  Optional<String> method() {
    return field(METHOD);
  }

  /** The id of an authenticator app; empty for the preferred one. */
  String device() {
    return field(DEVICE).orElse("");
  }

  private Optional<String> field(String name) {
    return Optional.ofNullable(fields.getFirst(name));
  }
}
