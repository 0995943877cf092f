package dev.secondfactor.keycloak.policy;

import dev.secondfactor.core.policy.PolicyFields;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.policy.Who;
import dev.secondfactor.core.setting.SettingProblem;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Whom the policy of a realm asks for a second factor. Where it names a role or a group that is not
 * there, it asks everybody: that a role is renamed must not let anybody in without one.
 */
public final class AskedUsers {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final SecondFactorPolicy policy;

  /** Those of a realm. */
  public AskedUsers(KeycloakSession session, RealmModel realm) {
    this(session, realm, RealmPolicy.of(session, realm));
  }

  AskedUsers(KeycloakSession session, RealmModel realm, SecondFactorPolicy policy) {
    this.session = session;
    this.realm = realm;
    this.policy = policy;
  }

  /** Whether this user is one of them. */
  public boolean include(UserModel user) {
    Optional<Predicate<UserModel>> known = test();
    if (known.isEmpty()) {
      SecondFactorPolicyProviderFactory.of(session).logOnce(realm, unknown().stream().toList());
    }
    return known.map(test -> test.test(user)).orElse(true);
  }

  /** Whether the realm requires of this user to have a second factor. */
  public boolean mustHaveOne(UserModel user) {
    return policy.required() && include(user);
  }

  /** The role or group that the policy names and the realm does not have. */
  Optional<SettingProblem> unknown() {
    if (test().isPresent()) {
      return Optional.empty();
    }
    boolean isRole = policy.who().kind() == Who.Kind.ROLE;
    return Optional.of(
        new SettingProblem(
            (isRole ? PolicyFields.WHO_ROLE : PolicyFields.WHO_GROUP).name(),
            policy.who().name(),
            "a " + policy.who().kind().id() + " of the realm; everybody is asked meanwhile"));
  }

  private Optional<Predicate<UserModel>> test() {
    Who who = policy.who();
    return switch (who.kind()) {
      case ALL -> Optional.of(user -> true);
      case ROLE ->
          Optional.ofNullable(KeycloakModelUtils.getRoleFromString(realm, who.name()))
              .map(role -> user -> user.hasRole(role));
      case GROUP ->
          Optional.ofNullable(KeycloakModelUtils.findGroupByPath(session, realm, who.name()))
              .map(group -> user -> user.isMemberOf(group));
      case ATTRIBUTE -> Optional.of(user -> hasAttribute(user, who));
    };
  }

  private static boolean hasAttribute(UserModel user, Who who) {
    return user.getAttributeStream(who.name())
        .anyMatch(
            value ->
                who.value().map(value::equals).orElseGet(() -> value != null && !value.isBlank()));
  }
}
