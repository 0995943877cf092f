package dev.secondfactor.admin.call;

import dev.secondfactor.admin.answer.Refusal;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import org.keycloak.models.UserModel;

/** Who may see and change the second factors of users. */
public final class UserAccess {

  private final AdminCall call;

  UserAccess(AdminCall call) {
    this.call = call;
  }

  /**
   * A user that the administrator may view.
   *
   * @throws ForbiddenException when that is not so
   * @throws NotFoundException when there is none; not for who may not look for users, and so does
   *     not learn who there is
   */
  public UserModel viewable(String id) {
    UserModel user = find(id);
    call.permissions().users().requireView(user);
    return user;
  }

  /**
   * A user whose second factors the administrator may change: for that the role {@value
   * ResetRole#NAME} is needed as well as the permission to view the user. The second factors of who
   * administers the realm can only be changed by who may manage that user.
   *
   * @throws ForbiddenException when that is not so
   * @throws NotFoundException as above
   */
  public UserModel resettable(String id) {
    UserModel user = viewable(id);
    if (!mayReset(user)) {
      throw new ForbiddenException();
    }
    return user;
  }

  /** Whether the administrator may change the second factors of a user that they may view. */
  public boolean mayReset(UserModel user) {
    return ResetRole.isOf(call)
        && (!ResetRole.isAdministrator(call, user) || call.permissions().users().canManage(user));
  }

  /** Whether it is the administrator's own account. */
  public boolean isSelf(UserModel user) {
    return user.getId().equals(call.permissions().adminAuth().getUser().getId());
  }

  /**
   * The same as {@link #resettable}, of somebody else: nobody may give themselves a way around
   * their second factor.
   */
  public UserModel other(String id) {
    UserModel user = resettable(id);
    if (isSelf(user)) {
      throw Refusal.forbidden("This cannot be done for oneself.");
    }
    return user;
  }

  /** As in Keycloak's own resource of users. */
  private UserModel find(String id) {
    UserModel user = call.session().users().getUserById(call.realm(), id);
    if (user == null) {
      throw call.permissions().users().canQuery()
          ? new NotFoundException("User not found")
          : new ForbiddenException();
    }
    return user;
  }
}
