package dev.secondfactor.admin.policy;

import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The settings of a realm. */
public class PolicyResource {

  private final AdminCall call;

  /** The settings of the realm of a call. */
  public PolicyResource(AdminCall call) {
    this.call = call;
  }

  /**
   * The policy that is in force.
   *
   * @return the values, and the stored ones that are ignored because they are not allowed; 403 for
   *     who may not view the realm
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public PolicyView policy() {
    call.permissions().realm().requireViewRealm();
    return PolicyView.of(RealmPolicy.reading(call.session(), call.realm()));
  }
}
