package dev.secondfactor.admin.user;

import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.lockout.UserLocks;
import dev.secondfactor.keycloak.store.KeycloakClock;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** The second factors of users: their state, and the end of a lock. */
public class UsersResource {

  private static final String RESOURCE_TYPE = "SECOND_FACTOR_LOCK";

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
  public UserView user(@PathParam("id") String id) {
    UserModel user = call.users().viewable(id);
    UserLocks locks = locks(user);
    Instant now = new KeycloakClock().instant();
    return new UserView(
        user.getId(),
        user.isEnabled(),
        Arrays.stream(Method.values())
            .map(method -> UserMethodView.of(method, hasEnrolled(user, method), locks, now))
            .toList());
  }

  /**
   * Ends all locks of a user, and enables the account when it was wrong codes that have deactivated
   * it. Answers 403 for who may not reset second factors, 404 when there is none.
   */
  @DELETE
  @Path("{id}/locks")
  public void unlock(@PathParam("id") String id) {
    UserModel user = call.users().resettable(id);
    UserLocks locks = locks(user);
    locks.clear();
    locks.activate();
    unlocked("users", id, "locks");
  }

  /**
   * Ends the lock of one method. Answers 403 for who may not reset second factors, 404 when there
   * is no such user or method.
   */
  @DELETE
  @Path("{id}/locks/{method}")
  public void unlock(@PathParam("id") String id, @PathParam("method") String methodId) {
    UserModel user = call.users().resettable(id);
    Method method =
        Method.byId(methodId).orElseThrow(() -> new NotFoundException("There is no such method"));
    locks(user).clear(method);
    unlocked("users", id, "locks", methodId);
  }

  private void unlocked(String... path) {
    call.changes().record(OperationType.DELETE, RESOURCE_TYPE, Optional.empty(), Map.of(), path);
  }

  private UserLocks locks(UserModel user) {
    return new UserLocks(call.session(), call.realm(), user);
  }

  private static boolean hasEnrolled(UserModel user, Method method) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(method.credentialType())
        .findAny()
        .isPresent();
  }
}
