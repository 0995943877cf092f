package dev.secondfactor.it.harness.cluster;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import java.net.URI;

/**
 * One server of a cluster, to which a load balancer without sticky sessions may send any request.
 *
 * @param harness the server, and what it shares with the others
 */
public record Node(Harness harness) {

  /** The server. */
  public KeycloakServer server() {
    return harness.server();
  }

  /** A user agent that comes to sign in and is sent here. */
  public LoginSession newSession(TestRealm realm) {
    return new LoginSession(here(realm.url()), TestRealm.CLIENT, harness.clientApp().uri());
  }

  /** The admin API of a realm, asked here. */
  public RealmAdmin admin(TestRealm realm) {
    return server().admin().realm(realm.name());
  }

  /** The same form, wherever its page came from, to be posted here. */
  public Form here(Form form) {
    return form.at(here(form.action()));
  }

  /** The same address of this server. */
  public URI here(URI address) {
    return server().url().resolve(address.getRawPath() + query(address));
  }

  private static String query(URI address) {
    return address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
  }
}
