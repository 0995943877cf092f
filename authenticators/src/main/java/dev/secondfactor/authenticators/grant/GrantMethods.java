package dev.secondfactor.authenticators.grant;

import dev.secondfactor.core.lockout.LockState;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.credential.Destinations;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.lockout.UserLocks;
import dev.secondfactor.keycloak.order.OwnOrder;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.recovery.StoredBypass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The methods with which a user can answer, the preferred one first, and as they are offered. */
final class GrantMethods {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final SecondFactorPolicy policy;
  private final Set<Method> allowed;
  private final List<Method> usable;

  /**
   * Those of a user.
   *
   * @param allowed no others
   */
  GrantMethods(KeycloakSession session, RealmModel realm, UserModel user, Set<Method> allowed) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.policy = RealmPolicy.of(session, realm);
    this.allowed = Set.copyOf(allowed);
    this.usable = usable().filter(allowed::contains).toList();
  }

  /** Those of the flow, whoever the user. */
  Set<Method> allowedOnes() {
    return allowed;
  }

  List<Method> usableOnes() {
    return usable;
  }

  Optional<Method> named(String id) {
    return Method.byId(id).filter(usable::contains);
  }

  /** The one that a code is of when nothing says so and nothing was sent. */
  Optional<Method> unsent() {
    return usable.stream().filter(method -> !isSent(method)).findFirst();
  }

  static boolean isSent(Method method) {
    return method == Method.EMAIL_OTP || method == Method.SMS_OTP;
  }

  /** As they are offered: neither an address nor a number is whole. */
  List<Map<String, Object>> views() {
    return usable.stream().map(this::view).toList();
  }

  private Stream<Method> usable() {
    SecondFactors factors = new SecondFactors(user, policy);
    List<Method> usable = factors.usable();
    Stream<Method> bypass =
        Stream.of(Method.RECOVERY_CODES)
            .filter(policy::offers)
            .filter(spare -> StoredBypass.find(session, realm, user).isPresent());
    return Stream.of(
            new OwnOrder(session, realm, user).methods().stream().filter(usable::contains),
            usable.stream(),
            bypass)
        .flatMap(methods -> methods)
        .distinct();
  }

  private Map<String, Object> view(Method method) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("method", method.id());
    view.put("sends", isSent(method));
    new Destinations(policy)
        .of(method, user)
        .ifPresent(destination -> view.put("destination", destination.masked()));
    view.put("state", state(new UserLocks(session, realm, user).state(method)));
    List<TotpCredentials.Named> devices =
        method == Method.TOTP ? TotpCredentials.of(user) : List.of();
    if (devices.size() > 1) {
      view.put("devices", devices.stream().map(GrantMethods::device).toList());
    }
    return view;
  }

  private static Map<String, Object> device(TotpCredentials.Named device) {
    return Map.of("id", device.device().credentialId(), "name", device.label());
  }

  private static String state(LockState state) {
    if (state instanceof LockState.Locked) {
      return "locked";
    }
    return state instanceof LockState.Disabled ? "disabled" : "open";
  }
}
