package dev.secondfactor.keycloak.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.sms.DeliveryReport;
import dev.secondfactor.core.sms.DeliveryReport.Delivered;
import dev.secondfactor.core.sms.DeliveryReport.Undelivered;
import dev.secondfactor.core.sms.DeliveryReport.UnderWay;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.core.sms.ReportRequest;
import dev.secondfactor.stub.twilio.TwilioSignature;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A status callback")
class TwilioReportsTest {

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final URI ADDRESS =
      URI.create("https://login.example.com/realms/b%C3%BCro/second-factor/reports/t/g");
  private static final Map<String, String> DELIVERED =
      Map.of(
          "MessageSid", "SM00000000000000000000000000000001",
          "MessageStatus", "delivered",
          "To", "+4915123456789",
          "From", "+15557122661");

  private final TwilioReports reports = new TwilioReports(TOKEN);

  @Nested
  @DisplayName("with a signature")
  class Signed {

    @Test
    @DisplayName("is read when it is the example that Twilio has published")
    void published() throws Exception {
      ReportRequest example =
          new ReportRequest(
              URI.create("https://mycompany.com/myapp.php?foo=1&bar=2"),
              Map.of("x-twilio-signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
              Map.of(
                  "CallSid", "CA1234567890ABCDE",
                  "Caller", "+14158675309",
                  "Digits", "1234",
                  "From", "+14158675309",
                  "To", "+18005551212"));

      assertThat(new TwilioReports("12345").read(example)).contains(new UnderWay());
      assertThat(new TwilioReports("12346").read(example)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "queued", "sending", "sent", "read", "", "DELIVERED", "x"})
    @DisplayName("of a message under way, or of a kind that is not known, says nothing yet")
    void underWay(String status) {
      assertThat(read(and(DELIVERED, "MessageStatus", status))).contains(new UnderWay());
    }

    @Test
    void delivered() {
      assertThat(read(DELIVERED)).contains(new Delivered());
    }

    @ParameterizedTest
    @CsvSource({
      "undelivered, 30003, NUMBER, 30003",
      "undelivered, 30005, NUMBER, 30005",
      "undelivered, 30007, CONFIGURATION, 30007",
      "failed, 30002, CONFIGURATION, 30002",
      "failed, 30001, TRANSIENT, 30001",
      "undelivered, 39999, TRANSIENT, 39999",
      "undelivered, '', TRANSIENT, ''",
      "undelivered, +4915123456789, TRANSIENT, ''",
      "undelivered, 99999999999999999999, TRANSIENT, ''"
    })
    @DisplayName("of a message that did not arrive says who can do something about it")
    void undelivered(String status, String code, Cause cause, String told) {
      assertThat(read(and(and(DELIVERED, "MessageStatus", status), "ErrorCode", code)))
          .contains(new Undelivered(cause, told));
    }

    @Test
    @DisplayName("is read whether or not the port was signed, which is up to Twilio")
    void port() {
      URI plain = URI.create("https://login.example.com/reports/t/g");
      URI withPort = URI.create("https://login.example.com:443/reports/t/g");

      assertThat(reports.read(signed(plain, withPort, DELIVERED))).contains(new Delivered());
      assertThat(reports.read(signed(withPort, plain, DELIVERED))).contains(new Delivered());
    }
  }

  @Nested
  @DisplayName("is not read")
  class Forged {

    @Test
    @DisplayName("without a signature")
    void unsigned() {
      assertThat(reports.read(new ReportRequest(ADDRESS, Map.of(), DELIVERED))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", "\u00e4", "null"})
    @DisplayName("with another signature")
    void otherSignature(String signature) {
      assertThat(
              reports.read(
                  new ReportRequest(ADDRESS, Map.of("x-twilio-signature", signature), DELIVERED)))
          .isEmpty();
    }

    @Test
    @DisplayName("when a field was changed, added or left out")
    void otherFields() {
      Map<String, String> headers = signed(ADDRESS, ADDRESS, DELIVERED).headers();
      Map<String, String> fewer = new HashMap<>(DELIVERED);
      fewer.remove("From");

      assertThat(
              List.of(
                  and(DELIVERED, "MessageStatus", "failed"),
                  and(DELIVERED, "ErrorCode", "30003"),
                  fewer,
                  Map.<String, String>of()))
          .allSatisfy(
              fields ->
                  assertThat(reports.read(new ReportRequest(ADDRESS, headers, fields))).isEmpty());
    }

    @Test
    @DisplayName("at another address: of another message, gateway, realm or host")
    void otherAddress() {
      assertThat(reports.read(signed(URI.create(ADDRESS + "2"), ADDRESS, DELIVERED))).isEmpty();
      assertThat(
              reports.read(
                  signed(
                      URI.create(ADDRESS.toString().replace("login", "other")),
                      ADDRESS,
                      DELIVERED)))
          .isEmpty();
    }

    @Property(tries = 200)
    void whateverItIs(@ForAll String signature, @ForAll Map<String, String> fields) {
      assertThat(
              new TwilioReports(TOKEN)
                  .read(
                      new ReportRequest(ADDRESS, Map.of("x-twilio-signature", signature), fields)))
          .isEmpty();
    }
  }

  @Test
  @DisplayName("shows no number when it is logged by mistake")
  void nothingReadable() {
    assertThat(signed(ADDRESS, ADDRESS, DELIVERED).toString()).doesNotContain("4915123456789");
  }

  private Optional<DeliveryReport> read(Map<String, String> fields) {
    return reports.read(signed(ADDRESS, ADDRESS, fields));
  }

  private static ReportRequest signed(URI address, URI signedAddress, Map<String, String> fields) {
    String signature = TwilioSignature.of(signedAddress.toString(), fields, TOKEN);
    return new ReportRequest(address, Map.of("x-twilio-signature", signature), fields);
  }

  private static Map<String, String> and(Map<String, String> fields, String name, String value) {
    Map<String, String> changed = new HashMap<>(fields);
    changed.put(name, value);
    return changed;
  }
}
