package dev.secondfactor.admin.report;

import dev.secondfactor.admin.answer.Answers;
import dev.secondfactor.admin.call.AdminCall;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Who has which second factor, for who may view all users of the realm. */
public class ReportResource {

  private static final String RESOURCE_TYPE = "SECOND_FACTOR_REPORT";
  private static final String FILE = "attachment; filename=\"second-factors.csv\"";

  private final AdminCall call;

  /** The report of the realm of a call. */
  public ReportResource(AdminCall call) {
    this.call = call;
  }

  /**
   * The numbers.
   *
   * @return how many users have which second factor; 403 for who may not view all users
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public ReportView report() {
    call.permissions().users().requireView();
    UserScan scan = new UserScan(call.session(), call.realm());
    Counts counts = new Counts();
    scan.each(Optional.empty(), counts::add);
    return counts.view(scan.federated());
  }

  /**
   * Users by pages, in the order of their ids.
   *
   * @return the page; 400 for a parameter that is not allowed; 403 for who may not view all users
   */
  @GET
  @Path("users")
  @Produces(MediaType.APPLICATION_JSON)
  public Response users(
      @QueryParam("group") @Nullable String group,
      @QueryParam("method") @Nullable String method,
      @QueryParam("after") @Nullable String after,
      @QueryParam("max") @Nullable String max) {
    call.permissions().users().requireView();
    ReportParameters parameters = new ReportParameters();
    UserFilter filter = UserFilter.of(parameters.group(group), parameters.method(method));
    Optional<String> start = parameters.after(after);
    int most = parameters.max(max);
    parameters.check();
    List<ReportUser> found = new ArrayList<>();
    new UserScan(call.session(), call.realm())
        .each(
            start,
            user -> {
              if (filter.takes(user)) {
                found.add(user);
              }
              return found.size() <= most;
            });
    return Answers.notKept(Response.ok(ReportPageView.of(found, most)));
  }

  /**
   * All users at once, as comma-separated values; the administrators' events have that it was read.
   *
   * @return the table; 400 for a parameter that is not allowed; 403 for who may not view all users
   */
  @GET
  @Path("users.csv")
  @Produces("text/csv")
  public Response csv(
      @QueryParam("group") @Nullable String group, @QueryParam("method") @Nullable String method) {
    call.permissions().users().requireView();
    ReportParameters parameters = new ReportParameters();
    Optional<String> wantedGroup = parameters.group(group);
    Optional<String> wantedMethod = parameters.method(method);
    parameters.check();
    call.changes()
        .record(
            OperationType.ACTION,
            RESOURCE_TYPE,
            Optional.empty(),
            Map.of("group", wantedGroup.orElse(""), "method", wantedMethod.orElse("")),
            "report",
            "users.csv");
    return Answers.notKept(
        Response.ok(table(UserFilter.of(wantedGroup, wantedMethod)))
            .type("text/csv;charset=UTF-8")
            .header(HttpHeaders.CONTENT_DISPOSITION, FILE));
  }

  /** The answer is written when the session of the request is closed, so it has its own. */
  private StreamingOutput table(UserFilter filter) {
    KeycloakSessionFactory sessions = call.session().getKeycloakSessionFactory();
    String realmId = call.realm().getId();
    return out ->
        KeycloakModelUtils.runJobInTransaction(
            sessions, session -> write(session, realmId, filter, out));
  }

  private static void write(
      KeycloakSession session, String realmId, UserFilter filter, OutputStream out) {
    try {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      CsvTable table = new CsvTable(writer);
      table.header();
      new UserScan(session, session.realms().getRealm(realmId))
          .each(
              Optional.empty(),
              user -> {
                if (filter.takes(user)) {
                  table.user(user);
                }
                return true;
              });
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
