package dev.secondfactor.authenticators.status;

import dev.secondfactor.core.delivery.Tickets;
import dev.secondfactor.keycloak.store.SingleUseStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/**
 * Tells how far a message has come. Whoever asks must know the ticket, which is random and of no
 * other use; nothing is sent or changed.
 */
public class DeliveryStatusResource {

  private final KeycloakSession session;

  DeliveryStatusResource(KeycloakSession session) {
    this.session = session;
  }

  /**
   * The state of a delivery.
   *
   * @param ticket names the delivery
   * @return {@code {"state": "queued" | "sent" | "delivered" | "failed" | "refused", "final": true
   *     | false}}, or 404; after a final state nothing more is expected to become known
   */
  @GET
  @Path("deliveries/{ticket}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response state(@PathParam("ticket") String ticket) {
    return new Tickets(new SingleUseStore(session))
        .progress(ticket)
        .map(
            known ->
                answer(
                    Response.Status.OK,
                    Map.of("state", known.state().id(), "final", known.isLast())))
        .orElseGet(() -> answer(Response.Status.NOT_FOUND, Map.of("error", "unknown_delivery")));
  }

  private static Response answer(Response.Status status, Map<String, Object> body) {
    CacheControl never = new CacheControl();
    never.setNoStore(true);
    return Response.status(status).entity(body).cacheControl(never).build();
  }
}
