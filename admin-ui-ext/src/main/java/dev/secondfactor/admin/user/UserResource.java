package dev.secondfactor.admin.user;

import dev.secondfactor.admin.answer.Answers;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.reset.FactorReset;
import dev.secondfactor.keycloak.reset.LockRelease;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.UserModel;

/** The second factors of a user: their state, the end of a lock, and what helps who lost one. */
public class UserResource {

  private static final Set<String> ONE = Set.of(MethodChoice.METHOD, JsonBody.REASON);
  private static final String ENROLMENT = "SECOND_FACTOR_ENROLMENT";

  private final AdminCall call;
  private final String id;

  UserResource(AdminCall call, String id) {
    this.call = call;
    this.id = id;
  }

  /**
   * The methods of the user.
   *
   * @return what is set up, and what wrong codes have locked or disabled; 403 for who may not view
   *     the user; 404 when there is none
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response view() {
    return answer(call.users().viewable(id));
  }

  /**
   * Removes what the user has enrolled, and ends the locks of it and the trust in browsers; the
   * owner is told by mail.
   *
   * @param body {@code {"methods": ["totp"], "reason": "..."}}; without methods all are meant.
   *     Answers 204; 400 for a bad field; 403 for who may not reset second factors, and for
   *     oneself; 404 when there is none
   */
  @POST
  @Path("reset")
  @Consumes(MediaType.APPLICATION_JSON)
  public void reset(String body) {
    UserModel user = call.users().other(id);
    call.requireFreshSecondFactor();
    MethodsRequest request = MethodsRequest.read(body);
    int removed = new FactorReset(call.session(), call.realm(), user).of(request.methods());
    record(
        "SECOND_FACTOR_RESET",
        request.reason(),
        Map.of("methods", request.ids(), "removed", removed),
        "reset");
  }

  /**
   * Ends the locks of the user; the owner is told by mail of each that there was.
   *
   * @param body {@code {"methods": ["totp"], "reason": "..."}}; without methods all are meant, and
   *     the account is enabled when it was wrong codes that have deactivated it. Answers as above
   */
  @POST
  @Path("unlock")
  @Consumes(MediaType.APPLICATION_JSON)
  public void unlock(String body) {
    UserModel user = call.users().other(id);
    call.requireFreshSecondFactor();
    MethodsRequest request = MethodsRequest.read(body);
    LockRelease release = new LockRelease(call.session(), call.realm(), user);
    request.named().ifPresentOrElse(release::of, release::all);
    record("SECOND_FACTOR_LOCK", request.reason(), Map.of("methods", request.ids()), "unlock");
  }

  /**
   * Asks the user to set a method up at the next login; the owner is told by mail.
   *
   * @param body {@code {"method": "totp", "reason": "..."}}; without a method the policy's first
   * @return the user as it is then; 400 for a bad field; 403 for who may not reset second factors;
   *     404 when there is none; 409 when the realm does not let the method be set up
   */
  @POST
  @Path("require-enrolment")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response requireEnrolment(String body) {
    return ask(body, OwnerNotice.REQUIRED, "require-enrolment");
  }

  /**
   * The same with a link to the account console in the mail, which is sent each time. The link is
   * no more than an address: the owner signs in as always, and is led to the set-up.
   *
   * @return as above; 409 also when the user cannot go there: without an address that is verified,
   *     in an account that is disabled, or when the realm has no account console
   */
  @POST
  @Path("setup-link")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response setupLink(String body) {
    return ask(body, OwnerNotice.INVITED, "setup-link");
  }

  /** The code that does for a second factor of the user once. */
  @Path("bypass-code")
  public BypassResource bypassCode() {
    return new BypassResource(call, id);
  }

  /** The browsers that the user has had trusted. */
  @Path("trusted-browsers")
  public TrustedBrowsersResource trustedBrowsers() {
    return new TrustedBrowsersResource(call, id);
  }

  private Response ask(String body, OwnerNotice notice, String operation) {
    UserModel user = call.users().resettable(id);
    JsonBody request = JsonBody.parse(body, ONE);
    Optional<Method> named = MethodChoice.one(request);
    String reason = request.neededReason();
    request.check();
    RequiredEnrolment enrolment = new RequiredEnrolment(call, user);
    Method method =
        notice == OwnerNotice.INVITED ? enrolment.invite(named) : enrolment.require(named);
    record(ENROLMENT, reason, Map.of("method", method.id()), operation);
    return answer(user);
  }

  private void record(String type, String reason, Map<String, ?> what, String operation) {
    call.changes().ofUser(type, reason, what, id, operation);
  }

  private Response answer(UserModel user) {
    return Answers.notKept(Response.ok(new UserViews(call).of(user)));
  }
}
