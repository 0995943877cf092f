package dev.secondfactor.core.sms;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A report as it came in. Anyone may have sent it.
 *
 * @param address the address that the gateway was given for it
 * @param headers HTTP headers by their names in small letters
 * @param fields the fields of the form
 */
public record ReportRequest(URI address, Map<String, String> headers, Map<String, String> fields) {

  /** Keeps the maps from being changed. */
  public ReportRequest {
    headers = Map.copyOf(headers);
    fields = Map.copyOf(fields);
  }

  /** A header, by its name in small letters. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** A field of the form. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Without the fields, which have the number. */
  @Override
  public String toString() {
    return "report at " + address;
  }
}
