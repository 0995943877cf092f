package dev.secondfactor.admin.user;

import dev.secondfactor.admin.answer.Answers;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.lockout.UserLocks;
import dev.secondfactor.keycloak.reset.FactorReset;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** The second factors of users: their state, the end of a lock, and what helps who lost one. */
public class UsersResource {

  private static final String RESOURCE_TYPE = "SECOND_FACTOR_LOCK";
  private static final String USERS = "users";

  private final AdminCall call;

  /** The users of the realm of a call. */
  public UsersResource(AdminCall call) {
    this.call = call;
  }

  /**
   * The methods of a user.
   *
   * @return what is set up, and what wrong codes have locked or disabled; 403 for who may not view
   *     the user; 404 when there is none
   */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response user(@PathParam("id") String id) {
    return answer(call.users().viewable(id));
  }

  /**
   * Removes what a user has enrolled, and ends the locks of it; the owner is told by mail.
   *
   * @param body {@code {"methods": ["totp"], "reason": "..."}}; without methods all are meant
   *     Answers 204; 400 for a bad field; 403 for who may not reset second factors, and for
   *     oneself; 404 when there is none
   */
  @POST
  @Path("{id}/reset")
  @Consumes(MediaType.APPLICATION_JSON)
  public void reset(@PathParam("id") String id, String body) {
    UserModel user = call.users().other(id);
    JsonBody request = JsonBody.parse(body, Set.of(MethodChoice.METHODS, JsonBody.REASON));
    Set<Method> methods = MethodChoice.several(request);
    String reason = request.neededReason();
    request.check();
    int removed = new FactorReset(call.session(), call.realm(), user).of(methods);
    call.changes()
        .record(
            OperationType.ACTION,
            "SECOND_FACTOR_RESET",
            Optional.of(reason),
            Map.of("methods", methods.stream().map(Method::id).toList(), "removed", removed),
            USERS,
            id,
            "reset");
  }

  /**
   * Asks a user to set a method up at the next login; the owner is told by mail.
   *
   * @param body {@code {"method": "totp", "reason": "..."}}; without a method the policy's first
   * @return the user as it is then; 400 for a bad field; 403 for who may not reset second factors;
   *     404 when there is none; 409 when the realm does not let the method be set up
   */
  @POST
  @Path("{id}/require-enrolment")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response requireEnrolment(@PathParam("id") String id, String body) {
    UserModel user = call.users().resettable(id);
    JsonBody request = JsonBody.parse(body, Set.of(MethodChoice.METHOD, JsonBody.REASON));
    Optional<Method> named = MethodChoice.one(request);
    String reason = request.neededReason();
    request.check();
    Method method = new RequiredEnrolment(call).require(user, named);
    call.changes()
        .record(
            OperationType.ACTION,
            "SECOND_FACTOR_ENROLMENT",
            Optional.of(reason),
            Map.of("method", method.id()),
            USERS,
            id,
            "require-enrolment");
    return answer(user);
  }

  /**
   * Ends all locks of a user, and enables the account when it was wrong codes that have deactivated
   * it. Answers 403 for who may not reset second factors, 404 when there is none.
   */
  @DELETE
  @Path("{id}/locks")
  public void unlock(@PathParam("id") String id) {
    UserModel user = call.users().other(id);
    UserLocks locks = locks(user);
    locks.clear();
    locks.activate();
    unlocked(USERS, id, "locks");
  }

  /**
   * Ends the lock of one method. Answers 403 for who may not reset second factors, 404 when there
   * is no such user or method.
   */
  @DELETE
  @Path("{id}/locks/{method}")
  public void unlock(@PathParam("id") String id, @PathParam("method") String methodId) {
    UserModel user = call.users().other(id);
    Method method =
        Method.byId(methodId).orElseThrow(() -> new NotFoundException("There is no such method"));
    locks(user).clear(method);
    unlocked(USERS, id, "locks", methodId);
  }

  private void unlocked(String... path) {
    call.changes().record(OperationType.DELETE, RESOURCE_TYPE, Optional.empty(), Map.of(), path);
  }

  private UserLocks locks(UserModel user) {
    return new UserLocks(call.session(), call.realm(), user);
  }

  private Response answer(UserModel user) {
    return Answers.notKept(Response.ok(new UserViews(call).of(user)));
  }
}
