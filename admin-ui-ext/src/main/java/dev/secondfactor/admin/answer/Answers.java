package dev.secondfactor.admin.answer;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What answers have in common. */
public final class Answers {

  private Answers() {}

  /** An answer that nobody keeps on the way, as what is told of persons must not be. */
  public static Response notKept(Response.ResponseBuilder response) {
    CacheControl never = new CacheControl();
    never.setNoStore(true);
    never.setNoTransform(false);
    return response.cacheControl(never).build();
  }

  /** A time, in UTC, to the second. */
  public static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
