package dev.secondfactor.admin.gateway;

import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.keycloak.gateway.GatewayChange;
import dev.secondfactor.keycloak.gateway.StoredGateway;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** One gateway for SMS of a realm. Other components are none. */
public class GatewayResource {

  private final AdminCall call;
  private final GatewayStore store;
  private final String id;

  GatewayResource(AdminCall call, String id) {
    this.call = call;
    this.store = new GatewayStore(call);
    this.id = id;
  }

  /**
   * The gateway.
   *
   * @return the gateway; 403 for who may not view the realm; 404 when there is none
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public GatewayView gateway() {
    call.permissions().realm().requireViewRealm();
    return GatewayView.of(find());
  }

  /**
   * Changes the name or settings of the gateway. Its kind stays.
   *
   * @param body {@code {"name": "...", "settings": {...}, "reason": "..."}}: null is the default of
   *     a setting, what is not named stays as it is, and so does a secret whose stars come back
   * @return the gateway as it is then; 400 with every field that is to blame, and then nothing is
   *     changed; 403 for who may not manage the realm; 404 when there is none
   */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public GatewayView change(String body) {
    call.permissions().realm().requireManageRealm();
    call.requireFreshSecondFactor();
    call.readAnew();
    StoredGateway gateway = find();
    JsonBody request = JsonBody.parse(body, GatewayRequest.CHANGE);
    GatewayChange change =
        GatewayChange.of(
            call.session(),
            call.realm(),
            gateway,
            GatewayRequest.name(request),
            GatewayRequest.values(request, gateway.kind()));
    return GatewayView.of(store.save(request, change, OperationType.UPDATE));
  }

  /**
   * Removes the gateway.
   *
   * @param reason the administrator's own words, if there are any; 403 for who may not manage the
   *     realm; 404 when there is no such gateway
   */
  @DELETE
  public void remove(@QueryParam(JsonBody.REASON) @Nullable String reason) {
    call.permissions().realm().requireManageRealm();
    call.requireFreshSecondFactor();
    StoredGateway gateway = find();
    Optional<String> given = JsonBody.reason(reason);
    gateway.remove(call.realm());
    store.record(OperationType.DELETE, given, GatewayStore.names(gateway), gateway.id());
  }

  private StoredGateway find() {
    return StoredGateway.find(call.session(), call.realm(), id)
        .orElseThrow(() -> Refusal.notFound("The realm has no SMS gateway with this id."));
  }
}
