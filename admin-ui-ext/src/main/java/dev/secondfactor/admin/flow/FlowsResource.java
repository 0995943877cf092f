package dev.secondfactor.admin.flow;

import dev.secondfactor.admin.answer.Answers;
import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.flow.maker.FlowConflict;
import dev.secondfactor.keycloak.flow.maker.FlowKind;
import dev.secondfactor.keycloak.flow.maker.FlowPlan;
import dev.secondfactor.keycloak.flow.maker.MadeFlow;
import dev.secondfactor.keycloak.flow.maker.MadeFlows;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ModelException;

/** Login flows that are made in one call, and taken away in another. */
public class FlowsResource {

  private static final String RESOURCE_TYPE = "SECOND_FACTOR_FLOW";
  private static final String FLOWS = "flows";

  private final AdminCall call;
  private final MadeFlows flows;

  /** The flows of the realm of a call. */
  public FlowsResource(AdminCall call) {
    this.call = call;
    this.flows = new MadeFlows(call.session(), call.realm());
  }

  /**
   * What is bound, and what was made.
   *
   * @return one for each kind; 403 for who may not view the realm
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<FlowView> flows() {
    call.permissions().realm().requireViewRealm();
    return Arrays.stream(FlowKind.values()).map(this::view).toList();
  }

  /**
   * Makes a flow.
   *
   * @param body {@code {"kind": "browser", "methods": ["totp"], "condition": {"type": "policy"},
   *     "alias": "...", "bind": true, "reason": "..."}}
   * @return 201 with the kind's flows; 400 with every field that is to blame; 403 for who may not
   *     manage the realm; 409 when there is one already, the name is taken, or the server lacks the
   *     condition
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response make(String body) {
    call.permissions().realm().requireManageRealm();
    call.requireFreshSecondFactor();
    JsonBody json = JsonBody.parse(body, FlowRequest.FIELDS);
    FlowPlan plan = new FlowRequest(call, json).plan();
    boolean bind = json.flag(FlowRequest.BIND).orElse(false);
    Optional<String> reason = json.reason();
    json.check();
    change(
        () -> {
          flows.make(plan);
          if (bind) {
            flows.bind(plan.kind());
          }
        });
    record(OperationType.CREATE, plan.kind(), made(plan.kind()), bind, reason);
    return Answers.notKept(Response.status(Response.Status.CREATED).entity(view(plan.kind())));
  }

  /**
   * Binds the flow that was made.
   *
   * @param kind what it is for
   * @param body {@code {"reason": "..."}}
   * @return the kind's flows; 403 for who may not manage the realm; 404 when none was made
   */
  @POST
  @Path("{kind}/bind")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public FlowView bind(@PathParam("kind") String kind, String body) {
    call.permissions().realm().requireManageRealm();
    call.requireFreshSecondFactor();
    JsonBody json = JsonBody.parse(body, Set.of(JsonBody.REASON));
    Optional<String> reason = json.reason();
    json.check();
    FlowKind found = kind(kind);
    MadeFlow made = made(found);
    change(
        () -> {
          if (flows.bind(found)) {
            record(OperationType.UPDATE, found, made, true, reason);
          }
        });
    return view(found);
  }

  /**
   * Takes the flow that was made away. When it is bound, the one before it is bound again.
   *
   * @param kind what it is for
   * @param reason the administrator's own words
   * @return 204; 400 for a reason that is too long; 403 for who may not manage the realm; 404 when
   *     none was made; 409 when clients have it as a flow of their own
   */
  @DELETE
  @Path("{kind}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response undo(
      @PathParam("kind") String kind, @QueryParam(JsonBody.REASON) @Nullable String reason) {
    call.permissions().realm().requireManageRealm();
    call.requireFreshSecondFactor();
    FlowKind found = kind(kind);
    Optional<String> why = JsonBody.reason(reason);
    MadeFlow made = made(found);
    boolean wasBound = flows.isBound(found, made);
    change(() -> flows.remove(found));
    record(OperationType.DELETE, found, made, wasBound, why);
    return Response.noContent().build();
  }

  /** What others change at the same moment shows when the database is told. */
  private void change(Runnable change) {
    try {
      change.run();
      call.write();
    } catch (FlowConflict conflict) {
      throw Refusal.conflict(conflict.reason());
    } catch (PersistenceException | ModelException meanwhile) {
      throw Refusal.conflict("Somebody else has changed the flows at the same moment.");
    }
  }

  private FlowKind kind(String id) {
    return FlowKind.byId(id).orElseThrow(() -> Refusal.notFound("There is no such kind of flow."));
  }

  private MadeFlow made(FlowKind kind) {
    return flows.of(kind).orElseThrow(() -> Refusal.notFound("No flow was made for this."));
  }

  private FlowView view(FlowKind kind) {
    return FlowView.of(flows, kind);
  }

  private void record(
      OperationType operation,
      FlowKind kind,
      MadeFlow made,
      boolean isBound,
      Optional<String> reason) {
    call.changes()
        .record(
            operation,
            RESOURCE_TYPE,
            reason,
            Map.of(
                "alias", made.alias(),
                "bound", isBound,
                "methods", made.methods().stream().map(Method::id).toList()),
            FLOWS,
            kind.id());
  }
}
