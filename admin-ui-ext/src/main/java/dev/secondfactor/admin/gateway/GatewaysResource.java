package dev.secondfactor.admin.gateway;

import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.keycloak.gateway.GatewayChange;
import dev.secondfactor.keycloak.gateway.GatewayKind;
import dev.secondfactor.keycloak.gateway.GatewayOrder;
import dev.secondfactor.keycloak.gateway.StoredGateway;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** The gateways for SMS of a realm. */
public class GatewaysResource {

  private final AdminCall call;
  private final GatewayStore store;

  /** The gateways of the realm of a call. */
  public GatewaysResource(AdminCall call) {
    this.call = call;
    this.store = new GatewayStore(call);
  }

  /**
   * All gateways, in the order in which they are tried; those that are not enabled, too.
   *
   * @return the gateways; 403 for who may not view the realm
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<GatewayView> gateways() {
    call.permissions().realm().requireViewRealm();
    return views();
  }

  /**
   * The kinds of gateway that are installed, with what can be set.
   *
   * @return the kinds; 403 for who may not view the realm
   */
  @GET
  @Path("kinds")
  @Produces(MediaType.APPLICATION_JSON)
  public List<GatewayKindView> kinds() {
    call.permissions().realm().requireViewRealm();
    return GatewayKind.all(call.session()).stream().map(GatewayKindView::of).toList();
  }

  /**
   * Adds a gateway. Without a priority it is tried after the others.
   *
   * @param body {@code {"name": "...", "kind": "...", "settings": {...}, "reason": "..."}}
   * @return 201 with the gateway; 400 with every field that is to blame, and then nothing is
   *     stored; 403 for who may not manage the realm
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response add(String body) {
    call.permissions().realm().requireManageRealm();
    call.requireFreshSecondFactor();
    JsonBody request = JsonBody.parse(body, GatewayRequest.NEW);
    String kind = request.text(GatewayKind.FIELD).orElse("");
    GatewayChange change =
        GatewayChange.adding(
            call.session(),
            call.realm(),
            kind,
            GatewayRequest.name(request).orElse(""),
            GatewayRequest.values(request, GatewayKind.find(call.session(), kind)));
    StoredGateway added = store.save(request, change, OperationType.CREATE);
    return Response.created(
            call.session().getContext().getUri().getAbsolutePathBuilder().path(added.id()).build())
        .entity(GatewayView.of(added))
        .build();
  }

  /**
   * Gives the gateways an order, all of them or none.
   *
   * @param body {@code {"ids": ["...", "..."], "reason": "..."}}, each gateway once
   * @return the gateways in that order; 400 when one is missing, there twice, or none of the realm;
   *     403 for who may not manage the realm; 409 when a gateway is not allowed as it is stored
   */
  @PUT
  @Path("order")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public List<GatewayView> order(String body) {
    call.permissions().realm().requireManageRealm();
    call.requireFreshSecondFactor();
    JsonBody request = JsonBody.parse(body, GatewayRequest.ORDER);
    List<String> ids = request.texts(GatewayOrder.IDS);
    Optional<String> reason = request.reason();
    request.check();
    call.readAnew();
    GatewayOrder order = new GatewayOrder(call.session(), call.realm());
    if (!order.problems(ids).isEmpty()) {
      throw Refusal.badRequest(order.problems(ids));
    }
    if (!order.fixed().isEmpty()) {
      throw Refusal.conflict(
          "No order can be stored as long as these gateways are not allowed as they are: "
              + String.join(", ", order.fixed().stream().map(StoredGateway::name).toList())
              + ". Correct or delete them.");
    }
    if (order.change(ids)) {
      call.write();
      store.record(OperationType.UPDATE, reason, Map.of(GatewayOrder.IDS, ids), "order");
    }
    return views();
  }

  /**
   * One gateway.
   *
   * @return what can be read and changed of it; 404 when the id is none of a gateway of the realm
   */
  @Path("{id}")
  public GatewayResource gateway(@PathParam("id") String id) {
    return new GatewayResource(call, id);
  }

  private List<GatewayView> views() {
    return StoredGateway.all(call.session(), call.realm()).stream().map(GatewayView::of).toList();
  }
}
