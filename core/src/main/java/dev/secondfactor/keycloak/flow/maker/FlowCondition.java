package dev.secondfactor.keycloak.flow.maker;

import dev.secondfactor.keycloak.condition.GroupSetting;
import dev.secondfactor.keycloak.condition.NetworkSetting;
import dev.secondfactor.keycloak.condition.RoleSetting;
import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.Constants;

/**
 * Who is asked for a second factor.
 *
 * @param type the kind of condition
 * @param value the group, the role or the networks; empty for the others
 */
public record FlowCondition(Type type, String value) {

  /** The kinds of conditions. */
  public enum Type {
    /** Whom the policy of the realm means. */
    POLICY("policy", FactorSteps.WHO, ""),
    /** Everybody. */
    EVERYONE("everyone", "", ""),
    /** Who is in a group, named by its path. */
    GROUP("group", GroupSetting.CONDITION, GroupSetting.GROUP),
    /** Who has a role; {@code client.role} is that of a client. */
    ROLE("role", RoleSetting.CONDITION, RoleSetting.ROLE),
    /** Who comes from outside some networks. */
    NETWORK("network", NetworkSetting.CONDITION, NetworkSetting.NETWORKS),
    /** Who has a second factor. */
    CONFIGURED("configured", "", "");

    private final String id;
    private final String authenticator;
    private final String key;

    Type(String id, String authenticator, String key) {
      this.id = id;
      this.authenticator = authenticator;
      this.key = key;
    }

    /** The stable identifier. */
    public String id() {
      return id;
    }

    /** The condition that a flow has for it, by its provider id; empty when it needs none. */
    public Optional<String> authenticator() {
      return Optional.of(authenticator).filter(name -> !name.isEmpty());
    }

    /** The kind with this id, or empty when there is none. */
    public static Optional<Type> byId(String id) {
      return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }
  }

  /** Separates the networks. */
  public static final String SEPARATOR = Constants.CFG_DELIMITER;

  /** A condition that needs no value. */
  public static FlowCondition of(Type type) {
    return new FlowCondition(type, "");
  }

  /**
   * Whether who is meant and has no second factor has to set one up before the login ends. With the
   * others the policy's {@code requirement} says so.
   */
  boolean insists() {
    return type != Type.POLICY && type != Type.CONFIGURED;
  }

  /** Adds the condition to a sub-flow, if it needs one. */
  void into(FlowWriter writer, String subFlow) {
    Map<String, String> config = type.key.isEmpty() ? Map.of() : Map.of(type.key, value);
    type.authenticator()
        .ifPresent(
            authenticator ->
                writer.step(subFlow, authenticator, Requirement.REQUIRED, "who", config));
  }
}
