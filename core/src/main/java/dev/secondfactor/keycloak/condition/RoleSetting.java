package dev.secondfactor.keycloak.condition;

import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Which role the condition {@value #CONDITION} asks for. */
public final class RoleSetting {

  /** The provider id of the condition. */
  public static final String CONDITION = "second-factor-has-role";

  /** Names the role: {@code role} of the realm, or {@code client.role}. */
  public static final String ROLE = "role";

  private final String name;

  /** Reads the configuration of an execution. */
  public RoleSetting(Map<String, String> config) {
    this.name = Optional.ofNullable(config.get(ROLE)).orElse("").strip();
  }

  /** The role; empty when none is named, or the realm has none of that name. */
  public Optional<RoleModel> role(RealmModel realm) {
    return name.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(KeycloakModelUtils.getRoleFromString(realm, name));
  }

  /** What is not clear, for an administrator; empty when all is. */
  public Optional<String> fault(RealmModel realm) {
    if (role(realm).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(name.isEmpty() ? "no role is named" : "the realm has no role " + name);
  }
}
