package dev.secondfactor.keycloak.condition;

import java.util.Map;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Which group the condition {@value #CONDITION} asks for. */
public final class GroupSetting {

  /** The provider id of the condition. */
  public static final String CONDITION = "second-factor-in-group";

  /** Names the path of the group, such as {@code /staff}. */
  public static final String GROUP = "group";

  private final String path;

  /** Reads the configuration of an execution. */
  public GroupSetting(Map<String, String> config) {
    this.path = Optional.ofNullable(config.get(GROUP)).orElse("").strip();
  }

  /** The group; empty when none is named, or the realm has none of that name. */
  public Optional<GroupModel> group(KeycloakSession session, RealmModel realm) {
    return path.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(KeycloakModelUtils.findGroupByPath(session, realm, path));
  }

  /** What is not clear, for an administrator; empty when all is. */
  public Optional<String> fault(KeycloakSession session, RealmModel realm) {
    if (group(session, realm).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(path.isEmpty() ? "no group is named" : "the realm has no group " + path);
  }
}
