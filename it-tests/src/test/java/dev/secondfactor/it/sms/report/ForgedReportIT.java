package dev.secondfactor.it.sms.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.OddInput;
import dev.secondfactor.stub.twilio.TwilioSignature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@KeycloakTest
@Tag("trap")
@DisplayName("Given reports that the gateway has not made")
class ForgedReportIT {

  private final TestRealm realm;
  private final TwilioAccount twilio;
  private Reported sent;
  private String address;
  private Map<String, String> fields;

  ForgedReportIT(TestRealm realm) {
    this.realm = realm;
    this.twilio = realm.twilioAccount();
  }

  @BeforeEach
  void send() {
    Reported.switchOn(realm);
    sent = Reported.ofLogin(realm);
    address = sent.message().statusCallback().orElseThrow();
    fields = twilio.reportOf(sent.message(), "undelivered", "30003");
  }

  @AfterEach
  void nothingElseHappened() {
    assertThat(realm.texts().count(sent.user().destination())).isEqualTo(1);
    assertThat(sent.user().account().admin().bruteForce().path("numFailures").asInt()).isZero();
    assertThat(sent.user().account().admin().credential("second-factor-guard")).isEmpty();
  }

  @Test
  @DisplayName("TRAP 33: without the right signature nothing is changed")
  void signature() {
    assertRefused(post(address, fields, ""));
    assertRefused(post(address, fields, "bm8gc2lnbmF0dXJl"));
    assertRefused(post(address, fields, signature(address, fields, "another token")));
    Map<String, String> other = new TreeMap<>(fields);
    other.put("MessageStatus", "delivered");
    assertRefused(post(address, other, signature(address, fields)));
    other.remove("MessageStatus");
    assertRefused(post(address, other, signature(address, fields)));
    assertRefused(post(address, Map.of(), signature(address, fields)));
    assertUnchanged();
  }

  @Test
  @DisplayName("TRAP 33: an unknown ticket, gateway or realm is refused in the same words")
  void elsewhere(TestRealm other) {
    Reported.switchOn(other);
    String noTicket = address.replaceFirst("deliveries/.", "deliveries/_");
    String noGateway = address.replaceFirst(".$", "_");
    String otherRealm =
        address.replace("/realms/" + realm.name() + "/", "/realms/" + other.name() + "/");

    for (String target : Set.of(noTicket, noGateway, otherRealm)) {
      assertRefused(post(target, fields, signature(target, fields)));
      assertRefused(post(target, fields, signature(address, fields)));
    }
    assertRefused(
        post(
            otherRealm,
            fields,
            signature(otherRealm, fields, other.twilioAccount().keys().authToken())));
    assertUnchanged();
  }

  @Test
  @DisplayName("TRAP 33: a gateway that is gone or reports no more is not believed")
  void gatewayGone() {
    String gateway = realm.admin().components(TestRealm.GATEWAY_TYPE).get(0).path("id").asText();
    ObjectNode component =
        (ObjectNode) realm.admin().api().get(realm.admin().path("/components/" + gateway));
    component.withObject("/config").set("statusCallback", Json.tree(List.of("false")));
    realm.admin().api().put(realm.admin().path("/components/" + gateway), component);
    assertRefused(post(address, fields, signature(address, fields)));

    realm.admin().deleteComponent(gateway);
    assertRefused(post(address, fields, signature(address, fields)));
    assertUnchanged();
  }

  @Test
  @DisplayName("TRAP 33: a realm that is switched off takes none, and the same one when it is on")
  void realmOff() {
    realm.admin().change(settings -> settings.put("enabled", false));
    HttpResponse<String> whileOff = post(address, fields, signature(address, fields));
    realm.admin().change(settings -> settings.put("enabled", true));
    assertRefused(whileOff);
    assertUnchanged();

    assertThat(post(address, fields, signature(address, fields)).statusCode()).isEqualTo(204);
    assertThat(sent.told().path("state").asText()).isEqualTo("failed");
  }

  static Set<String> bodies() {
    return OddInput.bodies().keySet();
  }

  @ParameterizedTest(name = "TRAP 13: {0} in place of a report is refused")
  @MethodSource("bodies")
  void oddBody(String name) {
    OddInput.Body body = OddInput.bodies().get(name);

    HttpResponse<String> answer =
        Http.send(
            Http.request(URI.create(address))
                .header("Content-Type", body.contentType())
                .header(TwilioSignature.HEADER, signature(address, fields))
                .POST(BodyPublishers.ofString(body.text()))
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    assertUnchanged();
  }

  @ParameterizedTest(name = "TRAP 13: a field {0} that is there twice is refused")
  @ValueSource(strings = {"MessageStatus", "ErrorCode", "To"})
  void repeatedField(String name) {
    String body = Http.encoded(fields) + "&" + name + "=delivered";

    HttpResponse<String> answer =
        Http.send(
            form(address)
                .header(TwilioSignature.HEADER, signature(address, fields))
                .POST(BodyPublishers.ofString(body))
                .build());

    assertRefused(answer);
    assertUnchanged();
  }

  @ParameterizedTest(name = "TRAP 13: the ticket \"{0}\" is refused")
  @ValueSource(strings = {"x", "%00", "%2e%2e", "%ff", "a%0ab", "..;", "%F0%9F%98%80"})
  void oddTicket(String ticket) {
    String target = address.replaceFirst("deliveries/[^/]+", "deliveries/" + ticket);

    assertThat(post(target, fields, signature(target, fields)).statusCode()).isBetween(400, 499);
  }

  private void assertUnchanged() {
    assertThat(sent.told().path("state").asText()).isEqualTo("sent");
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(Json.parse(answer.body()))
        .isEqualTo(Json.object(Map.of("error", "report_not_accepted")));
  }

  private String signature(String target, Map<String, String> signed) {
    return signature(target, signed, twilio.keys().authToken());
  }

  private static String signature(String target, Map<String, String> signed, String token) {
    return TwilioSignature.of(target, signed, token);
  }

  private static HttpResponse<String> post(
      String target, Map<String, String> parameters, String signature) {
    HttpRequest.Builder request = form(target);
    if (!signature.isEmpty()) {
      request.header(TwilioSignature.HEADER, signature);
    }
    return Http.send(
        request
            .POST(BodyPublishers.ofString(Http.encoded(new LinkedHashMap<>(parameters))))
            .build());
  }

  private static HttpRequest.Builder form(String target) {
    return Http.request(URI.create(target))
        .header("Content-Type", "application/x-www-form-urlencoded");
  }
}
