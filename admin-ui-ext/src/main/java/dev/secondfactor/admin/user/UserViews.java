package dev.secondfactor.admin.user;

import dev.secondfactor.admin.answer.Answers;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.factor.SetupActions;
import dev.secondfactor.keycloak.guard.LastUse;
import dev.secondfactor.keycloak.lockout.UserLocks;
import dev.secondfactor.keycloak.recovery.StoredBypass;
import dev.secondfactor.keycloak.store.KeycloakClock;
import dev.secondfactor.keycloak.trust.TrustedBrowsers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** Shows users to an administrator. */
final class UserViews {

  private final AdminCall call;

  UserViews(AdminCall call) {
    this.call = call;
  }

  UserView of(UserModel user) {
    Set<String> pending = user.getRequiredActionsStream().collect(Collectors.toSet());
    return new UserView(
        user.getId(),
        user.getUsername(),
        user.isEnabled(),
        call.users().isSelf(user),
        !call.users().isSelf(user) && call.users().mayReset(user),
        Arrays.stream(Method.values())
            .filter(method -> pending.contains(SetupActions.of(method)))
            .map(Method::id)
            .toList(),
        StoredBypass.find(call.session(), call.realm(), user)
            .map(bypass -> Answers.text(bypass.expires())),
        methods(user),
        new TrustedBrowsers(call.session(), call.realm(), user)
            .list().stream().map(TrustedBrowserView::of).toList());
  }

  private List<UserMethodView> methods(UserModel user) {
    UserLocks locks = new UserLocks(call.session(), call.realm(), user);
    Instant now = new KeycloakClock().instant();
    LastUse use = LastUse.of(user);
    List<CredentialModel> enrolled = user.credentialManager().getStoredCredentialsStream().toList();
    return Arrays.stream(Method.values())
        .map(
            method ->
                UserMethodView.of(
                    method,
                    enrolled.stream()
                        .filter(
                            each ->
                                SecondFactors.methodOf(each.getType()).equals(Optional.of(method)))
                        .map(each -> CredentialView.of(each, use))
                        .toList(),
                    locks,
                    now))
        .toList();
  }
}
