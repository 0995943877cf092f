package dev.secondfactor.keycloak.step;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.http.HttpRequest;

/**
 * What a person sent from the page of a code. A field that is missing is empty, of a repeated one
 * the first counts; none of them decides what state the step is in.
 */
public final class CodeForm {

  /** Not all databases store them. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

  private final MultivaluedMap<String, String> fields;

  private CodeForm(MultivaluedMap<String, String> fields) {
    this.fields = fields;
  }

  /** The form in a request; a body that is not what our pages send is an empty form. */
  public static CodeForm of(HttpRequest request) {
    return new CodeForm(FormFields.of(request));
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

  /** Whether two codes in a row are offered, to learn the clock of a device. */
  public boolean isResync() {
    return fields.containsKey("resync");
  }

  /** Whether an action of the account console is to be given up. */
  public boolean isCancelAction() {
    return fields.containsKey("cancel-aia");
  }

  /** Whether other sessions are to be ended. */
  public boolean isLogoutSessions() {
    return fields.containsKey("logout-sessions");
  }

  /** Whether new recovery codes are asked for. */
  public boolean isRenew() {
    return fields.containsKey("renew");
  }

  /** Whether the recovery codes are to be shown again. */
  public boolean isView() {
    return fields.containsKey("view");
  }

  /** Whether the user goes on without new recovery codes, or is done with seeing them. */
  public boolean isLater() {
    return fields.containsKey("later") || fields.containsKey("done");
  }

  /** Whether new recovery codes are to take effect. */
  public boolean isFinish() {
    return fields.containsKey("finish");
  }

  /** Whether the user says that the codes are kept. */
  public boolean isSaved() {
    return field("saved").equals("on");
  }

  /** Whether the browser is to be trusted. */
  public boolean isTrust() {
    return field("trust").equals("on");
  }

  /** What was typed as the code after the first one; empty when the page did not ask for it. */
  public Optional<String> nextCode() {
    return Optional.ofNullable(fields.getFirst("nextCode"));
  }

  /** The id of the chosen device. */
  public String device() {
    return field("device");
  }

  /** What was typed as the name of a device; control characters are blanks. */
  public String deviceName() {
    return CONTROL.matcher(field("deviceName")).replaceAll(" ").strip();
  }

  /** The id of another method to go to; empty when none was chosen. */
  public String method() {
    return field("method");
  }

  /** What was typed as the address. */
  public String address() {
    return field("address");
  }

  /** What was typed as the phone number. */
  public String number() {
    return field("number");
  }

  /** The country that was chosen for it, two letters of ISO 3166; empty when there is no choice. */
  public String country() {
    return field("country");
  }

  /** The id of a method to set up instead; empty when none was chosen. */
  public String instead() {
    return field("instead");
  }

  private String field(String name) {
    return Optional.ofNullable(fields.getFirst(name)).orElse("");
  }
}
