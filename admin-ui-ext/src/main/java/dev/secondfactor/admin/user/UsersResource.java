package dev.secondfactor.admin.user;

import dev.secondfactor.admin.call.AdminCall;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The second factors of users. */
public class UsersResource {

  private final AdminCall call;

  /** The users of the realm of a call. */
  public UsersResource(AdminCall call) {
    this.call = call;
  }

  /** One of them; whether there is such a user, and who may know, is decided by what is asked. */
  @Path("{id}")
  public UserResource user(@PathParam("id") String id) {
    return new UserResource(call, id);
  }
}
