package dev.secondfactor.admin.user;

import dev.secondfactor.admin.answer.Answers;
import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.flow.BoundFlows;
import dev.secondfactor.keycloak.flow.BoundSteps;
import dev.secondfactor.keycloak.flow.FactorSteps;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.recovery.StoredBypass;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/**
 * A code for a user who has lost their second factors, to be handed over by an administrator who
 * has made sure who that is. It works once and for a short time, where a recovery code is asked
 * for, and leads to the set-up of a new factor.
 */
public class BypassResource {

  private static final String MINUTES = "minutes";
  private static final int SHORTEST = 10;
  private static final int LONGEST = 480;
  private static final int USUAL = 60;
  private static final String TYPE = "SECOND_FACTOR_BYPASS";
  private static final String OPERATION = "bypass-code";

  private final AdminCall call;
  private final String id;

  BypassResource(AdminCall call, String id) {
    this.call = call;
    this.id = id;
  }

  /**
   * Issues a code in place of the one before; the owner is told by mail.
   *
   * @param body {@code {"minutes": 60, "reason": "..."}}; 10 minutes to 8 hours
   * @return the code, which is never shown again, and its end; 400 for a bad field; 403 for who may
   *     not reset second factors, and for oneself; 404 when there is no such user; 409 when nothing
   *     in the realm takes the code, or no new factor can be set up after it
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response issue(String body) {
    UserModel user = call.users().other(id);
    call.requireFreshSecondFactor();
    JsonBody request = JsonBody.parse(body, Set.of(MINUTES, JsonBody.REASON));
    int minutes = request.number(MINUTES, SHORTEST, LONGEST).orElse(USUAL);
    String reason = request.neededReason();
    request.check();
    requireUse(user);
    StoredBypass.Issued issued =
        StoredBypass.issue(call.session(), call.realm(), user, Duration.ofMinutes(minutes));
    tell(user, OwnerNotice.BYPASS_ISSUED);
    call.changes().ofUser(TYPE, reason, Map.of(MINUTES, minutes), id, OPERATION);
    return Answers.notKept(
        Response.status(Response.Status.CREATED)
            .entity(new BypassView(issued.code(), Answers.text(issued.expires()))));
  }

  /**
   * Withdraws the code; the owner is told by mail.
   *
   * @param reason the administrator's own words, if there are any. Answers 204, also when there is
   *     no code; 400 for a reason that is too long; 403 for who may not reset second factors, and
   *     for oneself; 404 when there is no such user
   */
  @DELETE
  public void withdraw(@QueryParam(JsonBody.REASON) @Nullable String reason) {
    UserModel user = call.users().other(id);
    Optional<String> given = JsonBody.reason(reason);
    if (StoredBypass.withdraw(call.session(), call.realm(), user)) {
      tell(user, OwnerNotice.BYPASS_WITHDRAWN);
      call.changes().ofUser(TYPE, given.orElse(""), Map.of("withdrawn", true), id, OPERATION);
    }
  }

  private void tell(UserModel user, OwnerNotice notice) {
    new OwnerNotices(call.session(), call.realm()).tell(user, notice, Concerned.recoveryCodes());
  }

  private void requireUse(UserModel user) {
    if (!RealmPolicy.of(call.session(), call.realm()).offers(Method.RECOVERY_CODES)) {
      throw Refusal.conflict(
          "The policy does not offer recovery codes, whose step takes the code.");
    }
    BoundFlows flows = new BoundFlows(call.realm());
    String step = FactorSteps.of(Method.RECOVERY_CODES);
    if (Stream.concat(Stream.of(flows.browser()), flows.browserOfClients().values().stream())
        .map(BoundSteps::reached)
        .noneMatch(reached -> reached.contains(step))) {
      throw Refusal.conflict("No browser flow in use has the step " + step + ", which takes it.");
    }
    new RequiredEnrolment(call, user).allowed(Optional.empty());
  }
}
