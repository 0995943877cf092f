package dev.secondfactor.admin.sms;

import dev.secondfactor.admin.error.ErrorView;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.destination.PhoneReading;
import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.SettingProblem;
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
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Lets administrators try whether SMS arrive. No request waits for a gateway. */
public class SmsTestResource {

  private static final String RESOURCE_TYPE = "SECOND_FACTOR_SMS_TEST";
  private static final int TOO_MANY_REQUESTS = 429;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator permissions;
  private final AdminEventBuilder events;

  /** The test messages of a realm. */
  public SmsTestResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator permissions,
      AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.permissions = permissions;
    this.events = events;
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
    permissions.realm().requireManageRealm();
    SmsTestRequest request = SmsTestRequest.parse(body);
    return request instanceof SmsTestRequest.Read read
        ? send(read)
        : refused(((SmsTestRequest.Bad) request).problem());
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
    permissions.realm().requireManageRealm();
    return new TestMessages(session, realm)
        .find(id)
        .map(message -> answer(Response.ok(SmsTestView.of(message))))
        .orElseGet(
            () -> error(Response.Status.NOT_FOUND.getStatusCode(), "There is no such message."));
  }

  private Response send(SmsTestRequest.Read request) {
    SmsCountries countries = RealmPolicy.of(session, realm).sends().sms().countries();
    PhoneReading reading = countries.read(request.number(), "");
    if (reading instanceof PhoneReading.Refused refused) {
      return refused(NumberProblem.of(request.number(), refused.reason(), countries));
    }
    List<SmsGateway> gateways =
        request
            .gateway()
            .map(given -> SmsGateways.find(session, realm, given))
            .orElseGet(() -> SmsGateways.of(session, realm));
    if (request.gateway().isPresent() && gateways.size() != 1) {
      return refused(
          new SettingProblem(
              SmsTestRequest.GATEWAY,
              OneLine.shown(request.gateway().orElseThrow()),
              "the id of an SMS gateway of the realm, or a name that only one has"));
    }
    return gateways.isEmpty()
        ? conflict("The realm has no SMS gateway that is enabled.")
        : send(((PhoneReading.Accepted) reading).number(), gateways);
  }

  private Response send(PhoneNumber number, List<SmsGateway> gateways) {
    TestStart start =
        new TestMessages(session, realm)
            .send(permissions.adminAuth().getUser().getId(), number, gateways);
    if (start instanceof TestStart.Started started) {
      return accepted(started.message(), gateways);
    }
    return start instanceof TestStart.Limited limited
        ? limited(limited.retryAfter())
        : conflict("The realm's text of the test message is too long; the log says more.");
  }

  private Response accepted(TestMessage message, List<SmsGateway> gateways) {
    events
        .operation(OperationType.ACTION)
        .resource(RESOURCE_TYPE)
        .resourcePath("second-factor", "sms", "test", message.id())
        .representation(
            Map.of(
                "number",
                message.number(),
                "gateways",
                gateways.stream().map(SmsGateway::name).toList()))
        .success();
    return answer(
        Response.accepted(SmsTestView.of(message))
            .location(
                session.getContext().getUri().getAbsolutePathBuilder().path(message.id()).build()));
  }

  private static Response limited(Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    return answer(
        Response.status(TOO_MANY_REQUESTS)
            .header(HttpHeaders.RETRY_AFTER, seconds)
            .entity(
                ErrorView.of(
                    "A limit of the policy for messages is reached. Try again in "
                        + seconds
                        + " seconds.")));
  }

  private static Response conflict(String message) {
    return error(Response.Status.CONFLICT.getStatusCode(), message);
  }

  private static Response refused(SettingProblem problem) {
    return answer(Response.status(Response.Status.BAD_REQUEST).entity(ErrorView.of(problem)));
  }

  private static Response error(int status, String message) {
    return answer(Response.status(status).entity(ErrorView.of(message)));
  }

  private static Response answer(Response.ResponseBuilder response) {
    CacheControl never = new CacheControl();
    never.setNoStore(true);
    return response.cacheControl(never).build();
  }
}
