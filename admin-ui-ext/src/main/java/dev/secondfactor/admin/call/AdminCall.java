package dev.secondfactor.admin.call;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * A request of an administrator.
 *
 * @param session the session
 * @param realm the realm that is administered
 * @param permissions what Keycloak lets the administrator do there
 * @param events Keycloak's record of what administrators do
 */
public record AdminCall(
    KeycloakSession session,
    RealmModel realm,
    AdminPermissionEvaluator permissions,
    AdminEventBuilder events) {

  /** Who may do what with the second factors of users. */
  public UserAccess users() {
    return new UserAccess(this);
  }

  /** The record of changes. */
  public Changes changes() {
    return new Changes(events);
  }
}
