package dev.secondfactor.admin.gateway;

import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.keycloak.gateway.GatewayChange;
import dev.secondfactor.keycloak.gateway.GatewayKind;
import dev.secondfactor.keycloak.gateway.StoredGateway;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.events.admin.OperationType;

/** Stores gateways, and records that: the names of settings, and no value, for some are secrets. */
final class GatewayStore {

  private static final String RESOURCE_TYPE = "SECOND_FACTOR_GATEWAY";
  private static final String PATH = "gateways";

  private final AdminCall call;

  GatewayStore(AdminCall call) {
    this.call = call;
  }

  /** Stores a change, when it is one; refuses what is not allowed. */
  StoredGateway save(JsonBody request, GatewayChange change, OperationType operation) {
    Optional<String> reason = request.reason();
    GatewayRequest.check(request, change);
    StoredGateway saved = stored(change);
    if (change.isChange()) {
      Map<String, Object> what = new HashMap<>(names(saved));
      what.put("settings", change.changed());
      record(operation, reason, what, saved.id());
    }
    return saved;
  }

  void record(
      OperationType operation, Optional<String> reason, Map<String, ?> what, String relative) {
    call.changes().record(operation, RESOURCE_TYPE, reason, what, PATH, relative);
  }

  static Map<String, Object> names(StoredGateway gateway) {
    return Map.of(GatewayChange.NAME, gateway.name(), GatewayKind.FIELD, gateway.kindId());
  }

  private StoredGateway stored(GatewayChange change) {
    try {
      StoredGateway saved = change.save();
      call.write();
      return saved;
    } catch (ComponentValidationException refused) {
      throw Refusal.badRequest(
          MessageFormat.format(
              Objects.requireNonNullElse(refused.getMessage(), "The gateway is refused."),
              Objects.requireNonNullElse(refused.getParameters(), new Object[0])));
    }
  }
}
