package dev.secondfactor.keycloak.step;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.http.HttpRequest;

/** The fields of a form that anyone may have sent. */
public final class FormFields {

  private FormFields() {}

  /** The fields in a request; a body of another type than a form's has none. */
  public static MultivaluedMap<String, String> of(HttpRequest request) {
    // Of a body in parts Keycloak cannot read a part with a type of its own, and fails.
    return MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(
            request.getHttpHeaders().getMediaType())
        ? request.getDecodedFormParameters()
        : new MultivaluedHashMap<>();
  }
}
