package dev.secondfactor.admin.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.secondfactor.keycloak.flow.maker.FlowCondition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is asked, as JSON.
 *
 * @param type the kind of condition
 * @param group the path of a group
 * @param role the name of a role
 * @param networks the networks from which nobody is asked
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConditionView(
    String type, Optional<String> group, Optional<String> role, List<String> networks) {

  private static final Pattern SEPARATOR =
      Pattern.compile(FlowCondition.SEPARATOR, Pattern.LITERAL);

  /** Keeps the list from being changed. */
  public ConditionView {
    networks = List.copyOf(networks);
  }

  static ConditionView of(FlowCondition condition) {
    Optional<String> value = Optional.of(condition.value());
    return new ConditionView(
        condition.type().id(),
        value.filter(text -> condition.type() == FlowCondition.Type.GROUP),
        value.filter(text -> condition.type() == FlowCondition.Type.ROLE),
        condition.type() == FlowCondition.Type.NETWORK
            ? List.of(SEPARATOR.split(condition.value()))
            : List.of());
  }
}
