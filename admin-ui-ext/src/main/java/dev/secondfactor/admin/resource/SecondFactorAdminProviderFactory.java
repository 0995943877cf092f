package dev.secondfactor.admin.resource;

import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.ResetRole;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Serves {@code /admin/realms/{realm}/second-factor}. */
public final class SecondFactorAdminProviderFactory implements AdminRealmResourceProviderFactory {

  @Override
  public String getId() {
    return "second-factor";
  }

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return new AdminRealmResourceProvider() {
      @Override
      public Object getResource(
          KeycloakSession ownSession,
          RealmModel realm,
          AdminPermissionEvaluator permissions,
          AdminEventBuilder events) {
        return new SecondFactorAdminResource(new AdminCall(ownSession, realm, permissions, events));
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    ResetRole.listen(factory);
  }

  @Override
  public void close() {}
}
