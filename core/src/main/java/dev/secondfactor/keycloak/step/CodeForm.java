package dev.secondfactor.keycloak.step;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.http.HttpRequest;

/**
 * What a person sent from the page of a code. A field that is missing is empty, of a repeated one
 * the first counts; none of them decides what state the step is in.
 */
public final class CodeForm {

  private final MultivaluedMap<String, String> fields;

  private CodeForm(MultivaluedMap<String, String> fields) {
    this.fields = fields;
  }

  /** The form in a request. */
  public static CodeForm of(HttpRequest request) {
    return new CodeForm(request.getDecodedFormParameters());
  }

  /** Whether the login is to be given up. */
  public boolean isCancel() {
    return fields.containsKey("cancel");
  }

  /** Whether another message is asked for. */
  public boolean isResend() {
    return fields.containsKey("resend");
  }

  /** Whether only the page is asked for again, to see whether a lock has ended. */
  public boolean isRetry() {
    return fields.containsKey("retry");
  }

  /** Whether another address is to be entered. */
  public boolean isChange() {
    return fields.containsKey("change");
  }

  /** What was typed as the code. */
  public String code() {
    return field("code");
  }

  /** What was typed as the address. */
  public String address() {
    return field("address");
  }

  private String field(String name) {
    return Optional.ofNullable(fields.getFirst(name)).orElse("");
  }
}
