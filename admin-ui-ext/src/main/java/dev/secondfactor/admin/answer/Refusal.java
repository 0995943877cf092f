package dev.secondfactor.admin.answer;

import dev.secondfactor.core.setting.SettingProblem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.ErrorResponseException;

/** Refuses requests. What they have changed so far is undone. */
public final class Refusal {

  private Refusal() {}

  /** 400: these fields are to blame, at least one. */
  public static ErrorResponseException badRequest(List<SettingProblem> problems) {
    return of(Status.BAD_REQUEST, ErrorView.of(problems));
  }

  /** 400: this field is to blame. */
  public static ErrorResponseException badRequest(String field, String value, String allowed) {
    return badRequest(List.of(new SettingProblem(field, value, allowed)));
  }

  /** 400, with the reason in one sentence, where no field alone is to blame. */
  public static ErrorResponseException badRequest(String message) {
    return of(Status.BAD_REQUEST, ErrorView.of(message));
  }

  /** 403, with the reason in one sentence. */
  public static ErrorResponseException forbidden(String message) {
    return of(Status.FORBIDDEN, ErrorView.of(message));
  }

  /** 403: the administrator's own second factor has to be checked first. */
  public static ErrorResponseException secondFactorRequired() {
    return new ErrorResponseException(
        answer(
            Status.FORBIDDEN,
            new OAuth2ErrorRepresentation(
                "second_factor_required",
                "A second factor of yours has to be checked before this change. Confirm with it, or"
                    + " sign in once more.")));
  }

  /** 404, with what there is not in one sentence. */
  public static ErrorResponseException notFound(String message) {
    return of(Status.NOT_FOUND, ErrorView.of(message));
  }

  /** 409, with what is in the way in one sentence. */
  public static ErrorResponseException conflict(String message) {
    return of(Status.CONFLICT, ErrorView.of(message));
  }

  private static ErrorResponseException of(Status status, ErrorView view) {
    return new ErrorResponseException(answer(status, view));
  }

  private static Response answer(Status status, Object entity) {
    return Answers.notKept(Response.status(status).type(MediaType.APPLICATION_JSON).entity(entity));
  }
}
