package dev.secondfactor.keycloak.flow.maker;

import dev.secondfactor.keycloak.flow.BoundSteps;
import dev.secondfactor.keycloak.flow.FactorSteps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * The flow that a made one starts from: that of Keycloak, with the settings that it has in the
 * realm, but for its own second factors.
 *
 * @param source the flow of Keycloak; empty when the realm has none that can be used
 * @param place the step behind which a second factor is asked for; empty for the end of the flow:
 *     behind all that may link an account
 * @param left the steps that are left out, with the sub-flow that they are in
 */
record StartingFlow(Optional<AuthenticationFlowModel> source, String place, Set<String> left) {

  /** Keycloak's condition on how the user has signed in. */
  static final String PASSKEY_CONDITION = "conditional-credential";

  /** Names the ways to sign in that it looks for. */
  static final String PASSKEY_CREDENTIALS = "credentials";

  /** Names whether it holds when one of them was used; else it holds when none was. */
  static final String PASSKEY_INCLUDED = "included";

  private static final String AT_END = "";

  /** Keycloak's own steps for codes, in logins. */
  private static final Set<String> OF_LOGINS =
      Set.of("auth-otp-form", "auth-conditional-otp-form", "auth-recovery-authn-code-form");

  /** The one for a kind. */
  static StartingFlow of(RealmModel realm, FlowKind kind) {
    return switch (kind) {
      case BROWSER, ADMIN_CONSOLE -> of(realm, kind, "auth-username-password-form", OF_LOGINS);
      case FIRST_BROKER_LOGIN -> new StartingFlow(kind.builtIn(realm), AT_END, OF_LOGINS);
      case POST_BROKER_LOGIN -> new StartingFlow(Optional.empty(), AT_END, Set.of());
      case RESET_CREDENTIALS -> of(realm, kind, "reset-credential-email", Set.of("reset-otp"));
      case DIRECT_GRANT ->
          of(realm, kind, "direct-grant-validate-password", Set.of(FactorSteps.DIRECT_GRANT_OTP));
    };
  }

  private static StartingFlow of(RealmModel realm, FlowKind kind, String place, Set<String> left) {
    return new StartingFlow(
        kind.builtIn(realm).filter(flow -> BoundSteps.of(realm, flow).reached().contains(place)),
        place,
        left);
  }

  /**
   * Writes the flow.
   *
   * @param secondFactor writes what asks for a second factor into the flow with this id
   */
  void write(FlowWriter writer, FlowKind kind, Consumer<String> secondFactor) {
    String top = writer.top().getId();
    if (kind == FlowKind.DIRECT_GRANT) {
      write(writer, kind, firstFactor(writer, top), password -> secondFactor.accept(top));
    } else {
      write(writer, kind, top, secondFactor);
    }
  }

  /** User name and password, or the token of an earlier call; tells where the former belong. */
  private static String firstFactor(FlowWriter writer, String top) {
    String first =
        writer.subFlow(top, "first factor", "Password, or a token for it", Requirement.REQUIRED);
    writer.step(first, FactorSteps.DIRECT_GRANT_TOKEN, Requirement.ALTERNATIVE, Reference.PASSWORD);
    return writer.subFlow(first, "password", "User name and password", Requirement.ALTERNATIVE);
  }

  private void write(FlowWriter writer, FlowKind kind, String to, Consumer<String> secondFactor) {
    source.ifPresentOrElse(
        flow -> new FlowCopy(this, kind, writer, secondFactor).copy(flow.getId(), to),
        () -> build(writer, kind, to, secondFactor));
    if (place.equals(AT_END)) {
      secondFactor.accept(to);
    }
  }

  /**
   * The condition under which Keycloak's flow spares who has signed in with a passkey. One that was
   * set to spare others as well is left out: who is spared reaches the level of a second factor.
   */
  List<AuthenticationExecutionModel> conditions(RealmModel realm) {
    return kept(realm, Set.of(PASSKEY_CONDITION)::contains).stream()
        .filter(execution -> sparesPasskeysAlone(realm, execution))
        .toList();
  }

  private static boolean sparesPasskeysAlone(
      RealmModel realm, AuthenticationExecutionModel execution) {
    return Optional.ofNullable(execution.getAuthenticatorConfig())
        .map(realm::getAuthenticatorConfigById)
        .map(AuthenticatorConfigModel::getConfig)
        .filter(
            config ->
                WebAuthnCredentialModel.TYPE_PASSWORDLESS.equals(config.get(PASSKEY_CREDENTIALS))
                    && !Boolean.parseBoolean(config.get(PASSKEY_INCLUDED)))
        .isPresent();
  }

  /**
   * The steps for security keys that are switched on in Keycloak's flow; where there is none, in
   * that for logins by browser.
   */
  List<AuthenticationExecutionModel> securityKeys(RealmModel realm) {
    StartingFlow keys = source.isPresent() ? this : of(realm, FlowKind.BROWSER);
    return keys.kept(realm, FactorSteps::isForSecurityKeys);
  }

  private List<AuthenticationExecutionModel> kept(RealmModel realm, Predicate<String> which) {
    List<AuthenticationExecutionModel> found = new ArrayList<>();
    source.ifPresent(flow -> collect(realm, flow.getId(), new HashSet<>(), found));
    return found.stream()
        .filter(AuthenticationExecutionModel::isEnabled)
        .filter(execution -> which.test(execution.getAuthenticator()))
        .toList();
  }

  private void collect(
      RealmModel realm, String flow, Set<String> seen, List<AuthenticationExecutionModel> found) {
    if (!seen.add(flow)) {
      return;
    }
    List<AuthenticationExecutionModel> executions = executions(realm, flow).toList();
    if (isLeft(realm, flow)) {
      executions.stream().filter(StartingFlow::isStep).forEach(found::add);
    }
    executions.stream()
        .filter(AuthenticationExecutionModel::isAuthenticatorFlow)
        .forEach(execution -> collect(realm, execution.getFlowId(), seen, found));
  }

  /** Whether a sub-flow is left out, because a step that is left out is in it. */
  boolean isLeft(RealmModel realm, String flow) {
    return executions(realm, flow)
        .filter(StartingFlow::isStep)
        .anyMatch(execution -> left.contains(execution.getAuthenticator()));
  }

  private static boolean isStep(AuthenticationExecutionModel execution) {
    return !execution.isAuthenticatorFlow() && execution.getAuthenticator() != null;
  }

  private static Stream<AuthenticationExecutionModel> executions(RealmModel realm, String flow) {
    return realm.getAuthenticationExecutionsStream(flow);
  }

  private void build(FlowWriter writer, FlowKind kind, String top, Consumer<String> secondFactor) {
    switch (kind) {
      case POST_BROKER_LOGIN -> {}
      case FIRST_BROKER_LOGIN -> {
        writer.step(top, "idp-review-profile", Requirement.REQUIRED);
        String users =
            writer.subFlow(
                top, "users", "A new account, or one that is there", Requirement.REQUIRED);
        writer.step(users, "idp-create-user-if-unique", Requirement.ALTERNATIVE);
        String link =
            writer.subFlow(
                users, "link", "Proves the account that is there", Requirement.ALTERNATIVE);
        writer.step(link, "idp-confirm-link", Requirement.REQUIRED);
        writer.step(link, "idp-username-password-form", Requirement.REQUIRED);
      }
      case BROWSER, ADMIN_CONSOLE -> {
        writer.step(top, "auth-cookie", Requirement.ALTERNATIVE);
        writer.step(top, "identity-provider-redirector", Requirement.ALTERNATIVE);
        String forms =
            writer.subFlow(top, "forms", "Password and second factor", Requirement.ALTERNATIVE);
        new PasswordPart(writer, List.of()).into(forms, place);
        secondFactor.accept(forms);
      }
      case RESET_CREDENTIALS -> {
        writer.step(top, "reset-credentials-choose-user", Requirement.REQUIRED);
        writer.step(top, place, Requirement.REQUIRED);
        secondFactor.accept(top);
        writer.step(top, "reset-password", Requirement.REQUIRED);
      }
      case DIRECT_GRANT -> {
        writer.step(top, "direct-grant-validate-username", Requirement.REQUIRED);
        writer.step(top, place, Requirement.REQUIRED, Reference.PASSWORD);
        secondFactor.accept(top);
      }
    }
  }
}
