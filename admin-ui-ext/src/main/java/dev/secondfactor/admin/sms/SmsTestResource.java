package dev.secondfactor.admin.sms;

import dev.secondfactor.admin.answer.Answers;
import dev.secondfactor.admin.answer.ErrorView;
import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.destination.PhoneReading;
import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.gateway.SmsGateways;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.sms.TestMessage;
import dev.secondfactor.keycloak.sms.TestMessages;
import dev.secondfactor.keycloak.sms.TestStart;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** Lets administrators try whether SMS arrive. No request waits for a gateway. */
public class SmsTestResource {

  private static final String RESOURCE_TYPE = "SECOND_FACTOR_SMS_TEST";
  private static final int TOO_MANY_REQUESTS = 429;

  private final AdminCall call;

  /** The test messages of the realm of a call. */
  public SmsTestResource(AdminCall call) {
    this.call = call;
  }

  /**
   * Sends a test message.
   *
   * @param body {@code {"number": "+49...", "gateway": "id or name of its component"}}; without a
   *     gateway the enabled ones are tried in their order
   * @return 202 with the message and where to ask for it; 400 for a bad field; 403 for who may not
   *     manage the realm; 409 when there is no gateway, or the realm's text is too long; 429 when a
   *     send budget is spent
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response send(String body) {
    call.permissions().realm().requireManageRealm();
    JsonBody json = JsonBody.parse(body, SmsTestRequest.FIELDS);
    SmsTestRequest request = SmsTestRequest.of(json);
    json.check();
    return send(request);
  }

  /**
   * A test message, for some minutes.
   *
   * @return how far it has come; 403 for who may not manage the realm; 404 when there is none
   */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response message(@PathParam("id") String id) {
    call.permissions().realm().requireManageRealm();
    return messages()
        .find(id)
        .map(message -> Answers.notKept(Response.ok(SmsTestView.of(message))))
        .orElseThrow(() -> Refusal.notFound("There is no such message."));
  }

  private Response send(SmsTestRequest request) {
    SmsCountries countries = RealmPolicy.of(call.session(), call.realm()).sends().sms().countries();
    PhoneReading reading = countries.read(request.number(), "");
    if (reading instanceof PhoneReading.Refused refused) {
      throw Refusal.badRequest(
          List.of(NumberProblem.of(request.number(), refused.reason(), countries)));
    }
    return send(((PhoneReading.Accepted) reading).number(), gateways(request.gateway()));
  }

  private List<SmsGateway> gateways(Optional<String> given) {
    List<SmsGateway> gateways =
        given
            .map(name -> SmsGateways.find(call.session(), call.realm(), name))
            .orElseGet(() -> SmsGateways.of(call.session(), call.realm()));
    if (given.isPresent() && gateways.size() != 1) {
      throw Refusal.badRequest(
          SmsTestRequest.GATEWAY,
          OneLine.shown(given.orElseThrow()),
          "the id of an SMS gateway of the realm, or a name that only one has");
    }
    if (gateways.isEmpty()) {
      throw Refusal.conflict("The realm has no SMS gateway that is enabled.");
    }
    return gateways;
  }

  private Response send(PhoneNumber number, List<SmsGateway> gateways) {
    TestStart start =
        messages().send(call.permissions().adminAuth().getUser().getId(), number, gateways);
    if (start instanceof TestStart.Started started) {
      return accepted(started.message(), gateways);
    }
    if (start instanceof TestStart.Limited limited) {
      return limited(limited.retryAfter());
    }
    throw Refusal.conflict("The realm's text of the test message is too long; the log says more.");
  }

  private Response accepted(TestMessage message, List<SmsGateway> gateways) {
    call.changes()
        .record(
            OperationType.ACTION,
            RESOURCE_TYPE,
            Optional.empty(),
            Map.of(
                "number",
                message.number(),
                "gateways",
                gateways.stream().map(SmsGateway::name).toList()),
            "sms",
            "test",
            message.id());
    return Answers.notKept(
        Response.accepted(SmsTestView.of(message))
            .location(
                call.session()
                    .getContext()
                    .getUri()
                    .getAbsolutePathBuilder()
                    .path(message.id())
                    .build()));
  }

  private static Response limited(Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    return Answers.notKept(
        Response.status(TOO_MANY_REQUESTS)
            .header(HttpHeaders.RETRY_AFTER, seconds)
            .entity(
                ErrorView.of(
                    "A limit of the policy for messages is reached. Try again in "
                        + seconds
                        + " seconds.")));
  }

  private TestMessages messages() {
    return new TestMessages(call.session(), call.realm());
  }
}
