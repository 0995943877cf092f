package dev.secondfactor.authenticators.status;

import dev.secondfactor.core.delivery.Tickets;
import dev.secondfactor.keycloak.delivery.DeliveryReports;
import dev.secondfactor.keycloak.step.FormFields;
import dev.secondfactor.keycloak.store.SingleUseStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/**
 * Tells how far a message has come, and takes what its gateway reports of it. Whoever asks must
 * know the ticket, which is random and of no other use; whoever reports must have signed it.
 * Nothing is sent, and nothing but the state of the delivery is changed.
 */
public class DeliveryResource {

  private final KeycloakSession session;

  DeliveryResource(KeycloakSession session) {
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

  /**
   * Takes a report of a gateway, as a form.
   *
   * @param ticket names the delivery
   * @param gateway stands for the gateway
   * @return 204, also for what was known already; 403 for everything that no gateway of the realm
   *     has signed for this address, whatever is wrong with it
   */
  @POST
  @Path("deliveries/{ticket}/reports/{gateway}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response report(@PathParam("ticket") String ticket, @PathParam("gateway") String gateway) {
    HttpRequest request = session.getContext().getHttpRequest();
    DeliveryReports reports = new DeliveryReports(session, session.getContext().getRealm());
    return reports.take(
            ticket,
            gateway,
            singles(
                request.getHttpHeaders().getRequestHeaders(),
                name -> name.toLowerCase(Locale.ROOT)),
            singles(FormFields.of(request), UnaryOperator.identity()))
        ? Response.noContent().build()
        : answer(Response.Status.FORBIDDEN, Map.of("error", "report_not_accepted"));
  }

  /** What is there once: a report repeats nothing. */
  private static Map<String, String> singles(
      MultivaluedMap<String, String> values, UnaryOperator<String> names) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().size() == 1)
        .collect(
            Collectors.toMap(
                entry -> names.apply(entry.getKey()),
                entry -> entry.getValue().get(0),
                (one, other) -> ""));
  }

  private static Response answer(Response.Status status, Map<String, Object> body) {
    CacheControl never = new CacheControl();
    never.setNoStore(true);
    return Response.status(status).entity(body).cacheControl(never).build();
  }
}
