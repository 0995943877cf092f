package dev.secondfactor.admin.user;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.lockout.UserLocks;
import dev.secondfactor.keycloak.store.KeycloakClock;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The second factors of users: their state, and the end of a lock. */
public class UsersResource {

  private static final String RESOURCE_TYPE = "SECOND_FACTOR_LOCK";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator permissions;
  private final AdminEventBuilder events;

  /** The users of a realm. */
  public UsersResource(
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
   * The methods of a user.
   *
   * @return what is set up, and what wrong codes have locked or disabled; 403 for who may not view
   *     the user; 404 when there is none
   */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public UserView user(@PathParam("id") String id) {
    UserModel user = find(id);
    permissions.users().requireView(user);
    UserLocks locks = new UserLocks(session, realm, user);
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
   * it. Answers 403 for who may not manage the user, 404 when there is none.
   */
  @DELETE
  @Path("{id}/locks")
  public void unlock(@PathParam("id") String id) {
    UserModel user = manageable(id);
    UserLocks locks = new UserLocks(session, realm, user);
    locks.clear();
    locks.activate();
    unlocked("second-factor", "users", id, "locks");
  }

  /**
   * Ends the lock of one method. Answers 403 for who may not manage the user, 404 when there is no
   * such user or method.
   */
  @DELETE
  @Path("{id}/locks/{method}")
  public void unlock(@PathParam("id") String id, @PathParam("method") String methodId) {
    UserModel user = manageable(id);
    Method method =
        Method.byId(methodId).orElseThrow(() -> new NotFoundException("There is no such method"));
    new UserLocks(session, realm, user).clear(method);
    unlocked("second-factor", "users", id, "locks", methodId);
  }

  private void unlocked(String... path) {
    events.operation(OperationType.DELETE).resource(RESOURCE_TYPE).resourcePath(path).success();
  }

  private UserModel manageable(String id) {
    UserModel user = find(id);
    permissions.users().requireManage(user);
    return user;
  }

  /**
   * As in Keycloak's own resource of users: who may not look for them does not learn who there is.
   */
  private UserModel find(String id) {
    UserModel user = session.users().getUserById(realm, id);
    if (user == null) {
      throw permissions.users().canQuery()
          ? new NotFoundException("User not found")
          : new ForbiddenException();
    }
    return user;
  }

  private static boolean hasEnrolled(UserModel user, Method method) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(method.credentialType())
        .findAny()
        .isPresent();
  }
}
