package dev.secondfactor.keycloak.policy;

import dev.secondfactor.core.policy.PolicyFields;
import dev.secondfactor.core.policy.PolicyWarning;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.policy.Who;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileConstants;
import org.keycloak.userprofile.UserProfileProvider;

/** Compares whom a policy asks with what the realm has. */
final class WhoWarnings {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final SecondFactorPolicy policy;

  WhoWarnings(KeycloakSession session, RealmModel realm, SecondFactorPolicy policy) {
    this.session = session;
    this.realm = realm;
    this.policy = policy;
  }

  Stream<PolicyWarning> all() {
    return Stream.of(unknown(), editable()).flatMap(Optional::stream);
  }

  private Optional<PolicyWarning> unknown() {
    return new AskedUsers(session, realm, policy)
        .unknown()
        .map(
            problem ->
                new PolicyWarning(
                    "who-unknown",
                    problem.field(),
                    "The realm has no "
                        + policy.who().kind().id()
                        + " \""
                        + problem.value()
                        + "\", so everybody is asked for a second factor."));
  }

  /** Who can take the attribute away can take the second factor away. */
  private Optional<PolicyWarning> editable() {
    return policy.who().kind() == Who.Kind.ATTRIBUTE && isEditable(policy.who().name())
        ? Optional.of(
            new PolicyWarning(
                "who-attribute-editable",
                PolicyFields.WHO_ATTRIBUTE.name(),
                "Users can change the attribute \""
                    + policy.who().name()
                    + "\" themselves, and so decide whether they are asked for a second factor."))
        : Optional.empty();
  }

  private boolean isEditable(String name) {
    UPConfig profile = session.getProvider(UserProfileProvider.class).getConfiguration();
    UPAttribute attribute = profile.getAttribute(name);
    return attribute == null
        ? profile.getUnmanagedAttributePolicy() == UPConfig.UnmanagedAttributePolicy.ENABLED
        : attribute.getPermissions() != null
            && attribute.getPermissions().getEdit().contains(UserProfileConstants.ROLE_USER);
  }
}
