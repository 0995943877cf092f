package dev.secondfactor.admin.policy;

import dev.secondfactor.admin.sms.SmsTestResource;
import dev.secondfactor.admin.user.UsersResource;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The administration REST resource of a realm. */
public class SecondFactorAdminResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator permissions;
  private final AdminEventBuilder events;

  SecondFactorAdminResource(
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
   * The policy that is in force.
   *
   * @return the values, and the stored ones that are ignored because they are not allowed; 403 for
   *     who may not view the realm
   */
  @GET
  @Path("policy")
  @Produces(MediaType.APPLICATION_JSON)
  public PolicyView policy() {
    permissions.realm().requireViewRealm();
    return PolicyView.of(RealmPolicy.reading(session, realm));
  }

  /** Messages that try whether SMS arrive. */
  @Path("sms/test")
  public SmsTestResource smsTest() {
    return new SmsTestResource(session, realm, permissions, events);
  }

  /** The second factors of users. */
  @Path("users")
  public UsersResource users() {
    return new UsersResource(session, realm, permissions, events);
  }
}
