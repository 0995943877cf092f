package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.lockout.LockState;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.bruteforce.KeycloakBruteForce;
import dev.secondfactor.keycloak.lockout.UserLocks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticationExecutionModel;

/**
 * The other steps of a login that a locked page offers: those whose method is not locked as well.
 */
public final class OtherSteps {

  private final AuthenticationFlowContext context;
  private final UserLocks locks;

  /** The steps beside the one that is under way. */
  public OtherSteps(AuthenticationFlowContext context) {
    this.context = context;
    this.locks = new UserLocks(context.getSession(), context.getRealm(), context.getUser());
  }

  /**
   * The id of the execution and the name of each, in the language of the form; none while Keycloak
   * has locked the account, since that holds for all of them.
   */
  public List<Map<String, String>> on(LoginFormsProvider form) {
    return isLockedByKeycloak() ? List.of() : open(form);
  }

  private List<Map<String, String>> open(LoginFormsProvider form) {
    return context.getAuthenticationSelections().stream()
        .filter(option -> !option.getAuthExecId().equals(context.getExecution().getId()))
        .filter(option -> isOpen(option.getAuthenticationExecution()))
        .map(
            option ->
                Map.of(
                    "id",
                    option.getAuthExecId(),
                    "label",
                    form.getMessage(option.getDisplayName())))
        .toList();
  }

  private boolean isLockedByKeycloak() {
    return new KeycloakBruteForce(context.getSession(), context.getRealm(), context.getUser())
        .lock()
        .isPresent();
  }

  private boolean isOpen(AuthenticationExecutionModel execution) {
    return method(execution).map(locks::state).map(LockState.Open.class::isInstance).orElse(true);
  }

  /** By the category, so that Keycloak's own form for the same codes is known, too. */
  private Optional<Method> method(AuthenticationExecutionModel execution) {
    return Optional.ofNullable(
            (AuthenticatorFactory)
                context
                    .getSession()
                    .getKeycloakSessionFactory()
                    .getProviderFactory(Authenticator.class, execution.getAuthenticator()))
        .map(AuthenticatorFactory::getReferenceCategory)
        .flatMap(Method::byCredentialType);
  }
}
