package dev.secondfactor.admin.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.network.Networks;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.keycloak.flow.maker.FlowCondition;
import dev.secondfactor.keycloak.flow.maker.FlowKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Which conditions a flow of a kind can have.
 *
 * @param call the request
 * @param kind the kind
 */
record FlowConditions(AdminCall call, FlowKind kind) {

  private static final String TYPE = "type";
  private static final String GROUP = "group";
  private static final String ROLE = "role";
  private static final String NETWORKS = "networks";

  /** Reads and checks a condition; without one it is the first that is allowed. */
  FlowCondition read(JsonBody body, String field) {
    JsonNode condition = body.value(field);
    if (condition.isMissingNode() || condition.isNull()) {
      return FlowCondition.of(allowed().get(0));
    }
    if (!condition.isObject()) {
      body.refuse(field, OneLine.shown(condition.toString()), "an object with the field " + TYPE);
      return FlowCondition.of(allowed().get(0));
    }
    JsonBody inner = JsonBody.parse(condition.toString(), Set.of(TYPE, GROUP, ROLE, NETWORKS));
    FlowCondition read = read(inner);
    inner
        .problems()
        .forEach(
            problem ->
                body.refuse(field + "." + problem.field(), problem.value(), problem.allowed()));
    return read;
  }

  private FlowCondition read(JsonBody condition) {
    Optional<String> id = condition.text(TYPE);
    Optional<FlowCondition.Type> type =
        id.flatMap(FlowCondition.Type::byId).filter(allowed()::contains);
    if (type.isEmpty()) {
      condition.refuse(
          TYPE,
          OneLine.shown(id.orElse("")),
          "one of "
              + allowed().stream().map(FlowCondition.Type::id).collect(Collectors.joining(", ")));
    }
    return type.map(known -> new FlowCondition(known, value(known, condition)))
        .orElseGet(() -> FlowCondition.of(allowed().get(0)));
  }

  private List<FlowCondition.Type> allowed() {
    if (kind.isForEnrolled()) {
      return List.of(FlowCondition.Type.CONFIGURED);
    }
    List<FlowCondition.Type> all = List.of(FlowCondition.Type.values());
    return kind == FlowKind.ADMIN_CONSOLE
        ? Stream.concat(Stream.of(FlowCondition.Type.EVERYONE), all.stream()).distinct().toList()
        : all;
  }

  private String value(FlowCondition.Type type, JsonBody condition) {
    String field = fieldOf(type);
    Stream.of(GROUP, ROLE, NETWORKS)
        .filter(other -> !other.equals(field) && condition.has(other))
        .forEach(
            other ->
                condition.refuse(
                    other,
                    OneLine.shown(condition.value(other).toString()),
                    "nothing with this type"));
    return switch (type) {
      case GROUP -> group(condition);
      case ROLE -> role(condition);
      case NETWORK -> networks(condition);
      default -> "";
    };
  }

  private static String fieldOf(FlowCondition.Type type) {
    return switch (type) {
      case GROUP -> GROUP;
      case ROLE -> ROLE;
      case NETWORK -> NETWORKS;
      default -> "";
    };
  }

  private String group(JsonBody condition) {
    String path = condition.text(GROUP).orElse("");
    if (path.isBlank()
        || KeycloakModelUtils.findGroupByPath(call.session(), call.realm(), path) == null) {
      condition.refuse(GROUP, OneLine.shown(path), "the path of a group of the realm, as /staff");
    }
    return path;
  }

  private String role(JsonBody condition) {
    String role = condition.text(ROLE).orElse("");
    if (role.isBlank() || KeycloakModelUtils.getRoleFromString(call.realm(), role) == null) {
      condition.refuse(
          ROLE, OneLine.shown(role), "the name of a role of the realm, or client.role of a client");
    }
    return role;
  }

  private String networks(JsonBody condition) {
    List<String> given = condition.texts(NETWORKS);
    Networks networks = Networks.parse(given);
    if (!networks.isClear()) {
      condition.refuse(
          NETWORKS,
          OneLine.shown(String.join(", ", networks.bad())),
          "at least one network such as 192.0.2.0/24 or 2001:db8::/32, or a single address");
    }
    return String.join(FlowCondition.SEPARATOR, given);
  }
}
