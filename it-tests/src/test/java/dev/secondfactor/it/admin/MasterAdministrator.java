package dev.secondfactor.it.admin;

import dev.secondfactor.it.harness.admin.Members;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.realm.RealmDocument;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody who administers all realms, and signs in without a browser.
 *
 * @param server the server
 * @param user the account in the realm master
 */
record MasterAdministrator(KeycloakServer server, TestUser user) implements AutoCloseable {

  /** Makes the account. */
  static MasterAdministrator appoint(KeycloakServer server) {
    RealmAdmin master = server.admin().realm("master");
    String name = "administrator-of-all";
    String email = name + "@master.test";
    String password = UUID.randomUUID().toString();
    String id = master.createUser(RealmDocument.user(name, email, password));
    TestUser user = new TestUser(id, name, password, email, master.user(id));
    new Members(master).giveRole(user, "admin");
    return new MasterAdministrator(server, user);
  }

  /** Signs in with the password, and what else Keycloak's flow takes. */
  Manager signIn(Map<String, String> more) {
    Map<String, String> grant = new HashMap<>(more);
    grant.put("grant_type", "password");
    grant.put("client_id", "admin-cli");
    grant.put("username", user.username());
    grant.put("password", user.password());
    return Manager.granted(server, "master", grant);
  }

  @Override
  public void close() {
    user.admin().delete();
  }
}
