package dev.secondfactor.authenticators.grant;

import dev.secondfactor.core.delivery.DeliveryState;
import dev.secondfactor.core.grant.PendingGrant;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.CodeView;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.keycloak.delivery.DeliveryAddress;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;

/** What an application is told: errors of OAuth 2.0 (RFC 6749 5.2) with further fields. */
final class GrantAnswers {

  private static final String REQUIRED = "mfa_required";

  private final AuthenticationFlowContext context;
  private final GrantTokens tokens;

  GrantAnswers(AuthenticationFlowContext context, GrantTokens tokens) {
    this.context = context;
    this.tokens = tokens;
  }

  /** A second factor is needed, and nothing was sent. */
  Response required(PendingGrant grant, GrantMethods methods) {
    return answer(REQUIRED, "A second factor is needed.", offer(grant, methods));
  }

  /** A second factor is needed, and a message was asked for. */
  Response asked(PendingGrant grant, GrantMethods methods, SentCode code, Page page) {
    Map<String, Object> body = offer(grant, methods);
    if (!page.view().isBarred()) {
      body.put("challenge", challenge(grant, code, page.view()));
    }
    Optional<GrantProblem> problem = GrantProblem.of(page.notice());
    problem.ifPresent(known -> tell(body, known));
    return answer(
        REQUIRED, problem.map(GrantProblem::description).orElse("A code is on its way."), body);
  }

  /** What was given does not sign in. */
  static Response refused(GrantProblem problem) {
    return told(OAuthErrorException.INVALID_GRANT, problem);
  }

  /** The same, as the page of a code tells it. */
  static Response refused(Page page) {
    return refused(GrantProblem.of(page.notice()).orElse(GrantProblem.TOKEN));
  }

  /** What was asked makes no sense. */
  static Response senseless(GrantProblem problem) {
    return told(OAuthErrorException.INVALID_REQUEST, problem);
  }

  private Map<String, Object> offer(PendingGrant grant, GrantMethods methods) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(GrantRequest.TOKEN, grant.token());
    body.put("expires_in", GrantProblem.seconds(tokens.remaining(grant)));
    body.put("methods", methods.views());
    return body;
  }

  private Map<String, Object> challenge(PendingGrant grant, SentCode code, CodeView view) {
    Method method = code.request().method();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("method", method.id());
    body.put("destination", code.request().destination().masked());
    body.put(
        "code_length", RealmPolicy.of(context.getSession(), context.getRealm()).code().length());
    body.put(
        "expires_in", GrantProblem.seconds(shorter(view.expiresIn(), tokens.remaining(grant))));
    body.put("resend_in", GrantProblem.seconds(view.resendIn()));
    body.put("delivery", view.delivery().map(DeliveryState::id).orElse("none"));
    view.ticket()
        .map(ticket -> DeliveryAddress.of(context.getSession(), context.getRealm(), ticket))
        .ifPresent(uri -> body.put("delivery_uri", uri.toString()));
    return body;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Response told(String error, GrantProblem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    tell(body, problem);
    return answer(error, problem.description(), body);
  }

  private static void tell(Map<String, Object> body, GrantProblem problem) {
    body.put("mfa_error", problem.id());
    body.putAll(problem.details());
  }

  private static Response answer(String error, String description, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put("error_description", description);
    body.putAll(more);
    return Response.status(Response.Status.BAD_REQUEST)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Pragma", "no-cache")
        .entity(body)
        .build();
  }
}
