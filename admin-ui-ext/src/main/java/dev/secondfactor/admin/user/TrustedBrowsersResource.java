package dev.secondfactor.admin.user;

import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.keycloak.trust.TrustedBrowsers;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** The browsers that a user has had trusted; they are listed with the user. */
public class TrustedBrowsersResource {

  private static final String TYPE = "SECOND_FACTOR_TRUSTED_BROWSER";
  private static final String OPERATION = "trusted-browsers";

  private final AdminCall call;
  private final String id;

  TrustedBrowsersResource(AdminCall call, String id) {
    this.call = call;
    this.id = id;
  }

  /**
   * Withdraws the trust in all browsers; the owner is told by mail.
   *
   * @param reason the administrator's own words, if there are any. Answers 204, also when none is
   *     trusted; 400 for a reason that is too long; 403 for who may not reset second factors, and
   *     for oneself; 404 when there is no such user
   */
  @DELETE
  public void withdrawAll(@QueryParam(JsonBody.REASON) @Nullable String reason) {
    withdraw(reason, TrustedBrowsers::withdrawAll);
  }

  /**
   * Withdraws the trust in one browser; the owner is told by mail.
   *
   * @param browser its id
   * @param reason as above; answers as above
   */
  @DELETE
  @Path("{browser}")
  public void withdraw(
      @PathParam("browser") String browser, @QueryParam(JsonBody.REASON) @Nullable String reason) {
    withdraw(reason, browsers -> browsers.withdraw(browser) ? 1 : 0);
  }

  private void withdraw(@Nullable String reason, ToIntFunction<TrustedBrowsers> change) {
    UserModel user = call.users().other(id);
    Optional<String> given = JsonBody.reason(reason);
    int withdrawn = change.applyAsInt(new TrustedBrowsers(call.session(), call.realm(), user));
    if (withdrawn > 0) {
      call.changes().ofUser(TYPE, given.orElse(""), Map.of("withdrawn", withdrawn), id, OPERATION);
    }
  }
}
