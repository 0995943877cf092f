package dev.secondfactor.admin.call;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.managers.RealmManager;

/**
 * The permission to change the second factors of users: a role beside Keycloak's own of the realm's
 * administration, so that a help desk can have it without the right to manage users. Who has all of
 * Keycloak's has it, too.
 */
public final class ResetRole {

  /** The name of the role. */
  public static final String NAME = "reset-second-factor";

  private ResetRole() {}

  /** Makes the role in every realm that has none: at the start, and in each new realm. */
  public static void listen(KeycloakSessionFactory sessions) {
    sessions.register(ResetRole::onEvent);
  }

  static boolean isOf(AdminCall call) {
    return administration(call.session(), call.permissions().adminAuth().getRealm(), call.realm())
        .filter(client -> call.permissions().adminAuth().hasAppRole(client, NAME))
        .isPresent();
  }

  /** Whether a user has a role of an administration, this realm's or another's. */
  static boolean isAdministrator(AdminCall call, UserModel user) {
    return administrations(call.session(), call.realm())
        .anyMatch(client -> client.getRolesStream().anyMatch(user::hasRole));
  }

  private static void onEvent(ProviderEvent event) {
    if (event instanceof PostMigrationEvent started) {
      KeycloakModelUtils.runJobInTransaction(
          started.getFactory(),
          session -> session.realms().getRealmsStream().forEach(realm -> make(session, realm)));
    } else if (event instanceof RealmModel.RealmPostCreateEvent created) {
      make(created.getKeycloakSession(), created.getCreatedRealm());
    }
  }

  private static void make(KeycloakSession session, RealmModel realm) {
    RealmModel master = session.realms().getRealmByName(Config.getAdminRealm());
    if (master != null) {
      make(
          administration(session, master, realm),
          Optional.ofNullable(master.getRole(AdminRoles.ADMIN)));
    }
    if (!realm.getName().equals(Config.getAdminRealm())) {
      Optional<ClientModel> own = administration(session, realm, realm);
      make(own, own.map(client -> client.getRole(AdminRoles.REALM_ADMIN)));
    }
  }

  private static void make(Optional<ClientModel> administration, Optional<RoleModel> all) {
    if (administration.isEmpty() || administration.orElseThrow().getRole(NAME) != null) {
      return;
    }
    RoleModel role = administration.orElseThrow().addRole(NAME);
    role.setDescription("Reset the second factors of users, end their locks and ask for a set-up");
    all.ifPresent(composite -> composite.addCompositeRole(role));
  }

  /** The clients whose roles are rights of administrators that a realm has among its users. */
  private static Stream<ClientModel> administrations(KeycloakSession session, RealmModel realm) {
    return realm.getName().equals(Config.getAdminRealm())
        ? session
            .realms()
            .getRealmsStream()
            .flatMap(each -> administration(session, realm, each).stream())
        : administration(session, realm, realm).stream();
  }

  /** The client whose roles are what an administrator of one realm may do in another. */
  private static Optional<ClientModel> administration(
      KeycloakSession session, RealmModel administrators, RealmModel realm) {
    return Optional.ofNullable(
        administrators.getName().equals(Config.getAdminRealm())
            ? realm.getMasterAdminClient()
            : administrators.getClientByClientId(
                new RealmManager(session).getRealmAdminClientId(realm)));
  }
}
