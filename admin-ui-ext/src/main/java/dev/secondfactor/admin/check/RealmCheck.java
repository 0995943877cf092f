package dev.secondfactor.admin.check;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.factor.SetupActions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/** Looks at what else of a realm second factors rest on. */
final class RealmCheck {

  private static final String CONFIRM = "second-factor-confirm";
  private static final String LISTENER = "second-factor-lockout";

  private final RealmModel realm;
  private final SecondFactorPolicy policy;

  RealmCheck(RealmModel realm, SecondFactorPolicy policy) {
    this.realm = realm;
    this.policy = policy;
  }

  Stream<FindingView> findings() {
    return Stream.of(actions(), bruteForce(), listener(), adminEvents()).flatMap(Optional::stream);
  }

  private Optional<FindingView> actions() {
    List<String> missing =
        Stream.concat(
                Arrays.stream(Method.values()).filter(policy::letsSetUp).map(SetupActions::of),
                policy.required() ? Stream.of(CONFIRM, SetupActions.CHOOSE) : Stream.of(CONFIRM))
            .filter(action -> !SetupActions.isEnabled(realm, action))
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            FindingView.error(
                "required-action-off",
                "These required actions are missing or disabled, so users cannot set up what the"
                    + " policy enables, or change it safely: "
                    + Names.of(missing)
                    + ".",
                "Enable them under Authentication, Required actions; one that is missing is"
                    + " registered when the server starts."));
  }

  private Optional<FindingView> bruteForce() {
    return realm.isBruteForceProtected()
        ? Optional.empty()
        : Optional.of(
            FindingView.warning(
                "brute-force-detection-off",
                "Keycloak's brute force detection is off, so passwords may be guessed without"
                    + " end, and who has one only needs the second factor.",
                "Switch it on under Realm settings, Security defenses."));
  }

  private Optional<FindingView> listener() {
    return realm.getEventsListenersStream().anyMatch(LISTENER::equals)
        ? Optional.empty()
        : Optional.of(
            FindingView.warning(
                "lockout-listener-missing",
                "Wrong codes at Keycloak's own forms and direct grants are not counted with those"
                    + " at our steps, and an unlock in the console does not end our locks.",
                "Add " + LISTENER + " to the event listeners under Realm settings, Events."));
  }

  private Optional<FindingView> adminEvents() {
    return realm.isAdminEventsEnabled()
        ? Optional.empty()
        : Optional.of(
            FindingView.info(
                "admin-events-off",
                "Nobody can see later which administrator has changed, reset or unlocked a second"
                    + " factor, for admin events are not saved.",
                "Save admin events under Realm settings, Events."));
  }
}
