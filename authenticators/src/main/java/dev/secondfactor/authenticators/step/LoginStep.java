package dev.secondfactor.authenticators.step;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.bruteforce.KeycloakBruteForce;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.step.CodeReport;
import dev.secondfactor.keycloak.step.FreshCheck;
import dev.secondfactor.keycloak.step.LoginRun;
import dev.secondfactor.keycloak.step.UsedFactor;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.credential.CredentialModel;

/** What Keycloak is told in one call of a login step, whatever the method. */
public final class LoginStep {

  private final AuthenticationFlowContext context;
  private final Method method;
  private final KeycloakBruteForce bruteForce;
  private final Optional<LoginRun> run;

  /** A call of the step of a method. */
  public LoginStep(AuthenticationFlowContext context, Method method) {
    this(
        context,
        method,
        Optional.of(LoginRun.of(context.getSession(), context.getAuthenticationSession(), method)));
  }

  private LoginStep(AuthenticationFlowContext context, Method method, Optional<LoginRun> run) {
    this.context = context;
    this.method = method;
    this.bruteForce =
        new KeycloakBruteForce(context.getSession(), context.getRealm(), context.getUser());
    this.run = run;
  }

  /**
   * The only call in a run of a flow, as in a direct grant: no other request shares its session.
   */
  public static LoginStep alone(AuthenticationFlowContext context, Method method) {
    return new LoginStep(context, method, Optional.empty());
  }

  /** Whether the step was passed in this run of the flow; Keycloak is told again if it was. */
  public boolean isPassedBefore() {
    boolean passed = run.filter(LoginRun::isPassed).isPresent();
    if (passed) {
      context.success(method.credentialType());
    }
    return passed;
  }

  /**
   * Keycloak's own lock is honoured before any message and any comparison.
   *
   * @param barred the page that is shown when the user is locked
   */
  public boolean isLockedByKeycloak(Supplier<Response> barred) {
    Optional<String> lock = bruteForce.lock();
    lock.ifPresent(
        error -> {
          SecondFactorEvents.describe(context.getEvent(), method).error(error);
          context.challenge(barred.get());
        });
    return lock.isPresent();
  }

  /**
   * Reports an answer that is not right, and shows the page for it.
   *
   * @return whether it was not right
   */
  public boolean refuses(CodeReport report, Answer answer, Function<Page, Response> page) {
    if (answer instanceof Answer.Wrong wrong) {
      Page state = report.wrong(context.getEvent(), wrong);
      if (isCountedByUs()) {
        bruteForce.failed();
      }
      context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page.apply(state));
      return true;
    }
    if (answer instanceof Answer.NotCompared notCompared) {
      report.notCompared(context.getEvent(), notCompared.page());
      context.challenge(page.apply(notCompared.page()));
      return true;
    }
    return false;
  }

  /** Goes on in the flow after a right code for the only enrolment of the method, if it has one. */
  public void pass() {
    pass(
        context
            .getUser()
            .credentialManager()
            .getStoredCredentialsByTypeStream(method.credentialType())
            .findFirst()
            .map(CredentialModel::getId)
            .orElseGet(method::id));
  }

  /**
   * Goes on in the flow after a right code.
   *
   * @param factor the id of the credential that it was for
   */
  public void pass(String factor) {
    LoginRun.refuseOther(context.getAuthenticationSession());
    UsedFactor.note(context.getSession(), context.getRealm(), context.getUser(), factor);
    if (isCountedByUs()) {
      bruteForce.succeeded();
    }
    run.ifPresent(LoginRun::pass);
    FreshCheck.note(context.getAuthenticationSession(), method);
    context.success(method.credentialType());
  }

  /** Keycloak counts by itself what is of its own category {@code otp}, as a step of one method. */
  private boolean isCountedByUs() {
    return method != Method.TOTP || run.isEmpty();
  }
}
