package dev.secondfactor.keycloak.delivery;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/**
 * Where the state of a delivery is asked for and reported. Whoever knows the ticket can read the
 * state; nothing else is in the address.
 */
public final class DeliveryAddress {

  private DeliveryAddress() {}

  /** Where a page asks. */
  public static URI of(KeycloakSession session, RealmModel realm, String ticket) {
    return builder(session, realm, ticket).build();
  }

  /** Below which gateways report, each at its own name. */
  public static URI ofReports(KeycloakSession session, RealmModel realm, String ticket) {
    return builder(session, realm, ticket).path("reports").build();
  }

  private static UriBuilder builder(KeycloakSession session, RealmModel realm, String ticket) {
    return Urls.realmBase(session.getContext().getUri().getBaseUri())
        .path(realm.getName())
        .path("second-factor/deliveries")
        .path(ticket);
  }
}
