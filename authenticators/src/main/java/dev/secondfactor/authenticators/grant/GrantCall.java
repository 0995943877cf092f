package dev.secondfactor.authenticators.grant;

import dev.secondfactor.authenticators.step.LoginStep;
import dev.secondfactor.core.grant.PendingGrant;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.Page;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;

/** One call of an application: asks the domain and answers with one of Keycloak's outcomes. */
final class GrantCall {

  /** In a direct grant every call has an authentication session of its own. */
  private static final String PASSED = "second-factor.grant-passed";

  private final AuthenticationFlowContext context;
  private final GrantRequest request;
  private final GrantTokens tokens;
  private final GrantMethods methods;
  private final GrantAnswers answers;
  private final GrantCodes codes;

  GrantCall(
      AuthenticationFlowContext context,
      GrantRequest request,
      GrantTokens tokens,
      GrantMethods methods) {
    this.context = context;
    this.request = request;
    this.tokens = tokens;
    this.methods = methods;
    this.answers = new GrantAnswers(context, tokens);
    this.codes = new GrantCodes(context);
  }

  /** The type of credential with which another step has let this call pass already. */
  static Optional<String> passed(AuthenticationFlowContext context) {
    return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(PASSED));
  }

  /**
   * A call with a password and no token: begins a sign-in, unless it brings a code that will do.
   */
  void begin() {
    Optional<String> code = request.code().filter(given -> !given.isBlank());
    Optional<Method> named = request.method().flatMap(methods::named);
    if (request.method().isPresent() && named.isEmpty()) {
      context.challenge(GrantAnswers.senseless(GrantProblem.METHOD));
    } else if (code.isPresent() && named.filter(GrantMethods::isSent).isPresent()) {
      context.challenge(GrantAnswers.senseless(GrantProblem.TOKEN_MISSING));
    } else {
      Optional<Method> method = code.flatMap(given -> named.or(methods::unsent));
      if (method.isPresent()) {
        compare(Optional.empty(), method.orElseThrow(), code.orElseThrow());
      } else {
        ask(tokens.begin(context.getUser(), methods.allowedOnes()), named);
      }
    }
  }

  /** A call with a token: asks for a message, or gives the code. */
  void goOn(PendingGrant grant) {
    Optional<Method> named = request.method().flatMap(methods::named);
    if (request.method().isPresent() && named.isEmpty()) {
      context.challenge(GrantAnswers.senseless(GrantProblem.METHOD));
    } else if (request.code().isEmpty()) {
      ask(grant, named);
    } else {
      Optional<Method> method =
          named
              .or(() -> tokens.chosen(grant).filter(methods.usableOnes()::contains))
              .or(methods::unsent);
      method.ifPresentOrElse(
          known -> compare(Optional.of(grant), known, request.code().orElseThrow()),
          () -> context.challenge(GrantAnswers.senseless(GrantProblem.METHOD)));
    }
  }

  private void ask(PendingGrant grant, Optional<Method> named) {
    named.ifPresent(method -> tokens.choose(grant, method));
    Optional<SentCode> sent =
        named
            .filter(GrantMethods::isSent)
            .flatMap(method -> codes.sent(method, tokens.session(grant)));
    if (sent.isEmpty()) {
      context.challenge(answers.required(grant, methods));
    } else if (!isLocked(LoginStep.alone(context, named.orElseThrow()))) {
      SentCode code = sent.orElseThrow();
      Page page = code.send();
      context.challenge(answers.asked(grant, methods, code, page));
    }
  }

  private void compare(Optional<PendingGrant> grant, Method method, String input) {
    LoginStep step = LoginStep.alone(context, method);
    Optional<? extends GrantCode> code = code(grant, method);
    if (code.isEmpty()) {
      context.challenge(GrantAnswers.senseless(GrantProblem.METHOD));
    } else if (!isLocked(step)) {
      answer(grant, step, code.orElseThrow(), method, input);
    }
  }

  private void answer(
      Optional<PendingGrant> grant, LoginStep step, GrantCode code, Method method, String input) {
    Answer answer = code.answer(input);
    if (step.refuses(code.report(), answer, GrantAnswers::refused)) {
      return;
    }
    code.right(context.getEvent(), answer);
    if (grant.isEmpty() || tokens.end(grant.orElseThrow())) {
      context.getAuthenticationSession().setAuthNote(PASSED, method.credentialType());
      code.pass(step, answer);
    } else {
      refuseToken(context);
    }
  }

  private Optional<? extends GrantCode> code(Optional<PendingGrant> grant, Method method) {
    return switch (method) {
      case EMAIL_OTP, SMS_OTP -> grant.flatMap(begun -> codes.sent(method, tokens.session(begun)));
      case TOTP -> codes.app(request.device());
      case RECOVERY_CODES -> codes.kept();
    };
  }

  private boolean isLocked(LoginStep step) {
    return step.isLockedByKeycloak(() -> GrantAnswers.refused(GrantProblem.ACCOUNT_LOCKED));
  }

  /** Refuses a token: nothing was compared, so nothing is counted. */
  static void refuseToken(AuthenticationFlowContext context) {
    context.getEvent().error(Errors.INVALID_TOKEN);
    context.challenge(GrantAnswers.refused(GrantProblem.TOKEN));
  }
}
