package dev.secondfactor.keycloak.policy;

import dev.secondfactor.core.policy.CodeFields;
import dev.secondfactor.core.policy.PolicyReader;
import dev.secondfactor.core.policy.PolicyReading;
import dev.secondfactor.core.policy.PolicyWarning;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.key.ViewingKeys;
import dev.secondfactor.keycloak.setting.ComponentSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The one place that reads the policy of a realm. */
public final class RealmPolicy {

  private static final PolicyWarning NO_KEY =
      new PolicyWarning(
          "recovery-codes-without-key",
          CodeFields.RECOVERY_CODES_VIEWABLE.name(),
          "Users may see their recovery codes again, and there is no key that can be used, so nobody"
              + " can.");

  private static final String ATTRIBUTE = RealmPolicy.class.getName() + ":";

  private RealmPolicy() {}

  /** The policy of a realm, read once in a session. */
  public static SecondFactorPolicy of(KeycloakSession session, RealmModel realm) {
    String attribute = ATTRIBUTE + realm.getId();
    SecondFactorPolicy known = session.getAttribute(attribute, SecondFactorPolicy.class);
    if (known != null) {
      return known;
    }
    PolicyReading reading = SecondFactorPolicyProviderFactory.of(session).reading(realm);
    if (!reading.problems().isEmpty()) {
      SecondFactorPolicyProviderFactory.of(session).logOnce(realm, reading.problems());
    }
    session.setAttribute(attribute, reading.policy());
    return reading.policy();
  }

  /** The policy of a realm together with the values that were ignored, as an import may bring. */
  public static PolicyReading reading(RealmModel realm) {
    return PolicyReader.read(settings(realm));
  }

  /** What is stored, by the name of the setting, good or bad; secrets are in it. */
  public static Function<String, List<String>> settings(RealmModel realm) {
    return component(realm).map(ComponentSettings::values).orElse(field -> List.of());
  }

  /**
   * The same of the realm in the session, with what the server has to say to it: a key can go after
   * the policy that needs it was saved, and so can a role, a group or an identity provider.
   */
  public static PolicyReading reading(KeycloakSession session, RealmModel realm) {
    PolicyReading reading = reading(realm);
    return Stream.concat(
            ViewingKeys.areMissing(session, reading.policy().recovery())
                ? Stream.of(NO_KEY)
                : Stream.empty(),
            Stream.concat(
                new WhoWarnings(session, realm, reading.policy()).all(),
                new ProviderWarnings(session, reading.policy().providers()).all()))
        .reduce(reading, PolicyReading::with, (one, other) -> one);
  }

  static Optional<ComponentModel> component(RealmModel realm) {
    return realm
        .getComponentsStream(realm.getId(), SecondFactorPolicyProvider.class.getName())
        .findFirst();
  }
}
