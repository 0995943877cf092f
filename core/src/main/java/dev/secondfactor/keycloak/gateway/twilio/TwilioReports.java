package dev.secondfactor.keycloak.gateway.twilio;

import com.twilio.security.RequestValidator;
import dev.secondfactor.core.sms.DeliveryReport;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.core.sms.ReportReader;
import dev.secondfactor.core.sms.ReportRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads Twilio's status callbacks. They are signed with the auth token of the account, also when
 * messages are sent with an API key (https://www.twilio.com/docs/usage/security).
 */
final class TwilioReports implements ReportReader {

  private static final String SIGNATURE = "x-twilio-signature";
  private static final Pattern CODE = Pattern.compile("[0-9]{5}");

  private final RequestValidator signatures;

  /** A reader of what is signed with this auth token. */
  TwilioReports(String authToken) {
    signatures = new RequestValidator(authToken);
  }

  @Override
  public Optional<DeliveryReport> read(ReportRequest request) {
    return request
        .header(SIGNATURE)
        .filter(
            signature ->
                signatures.validate(request.address().toString(), request.fields(), signature))
        .map(signature -> report(request));
  }

  private static DeliveryReport report(ReportRequest request) {
    return switch (request.field("MessageStatus").orElse("")) {
      case "delivered" -> new DeliveryReport.Delivered();
      case "undelivered", "failed" -> undelivered(code(request));
      default -> new DeliveryReport.UnderWay();
    };
  }

  private static String code(ReportRequest request) {
    return request.field("ErrorCode").filter(code -> CODE.matcher(code).matches()).orElse("");
  }

  private static DeliveryReport undelivered(String code) {
    return new DeliveryReport.Undelivered(
        Optional.of(code)
            .filter(given -> !given.isEmpty())
            .map(Integer::valueOf)
            .flatMap(TwilioErrors::cause)
            .orElse(Cause.TRANSIENT),
        code);
  }
}
