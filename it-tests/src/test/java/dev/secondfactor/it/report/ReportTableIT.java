package dev.secondfactor.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.admin.Manager;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.Population;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a report that is downloaded, or asked for with odd words")
class ReportTableIT {

  @Test
  @DisplayName("table: it has a line for each user, with dates and without destinations")
  void lines(TestRealm realm, TestSupport support) {
    Report report = new Report(realm);
    new Population(60).moveIn(realm.admin(), support, "user");

    List<String> all = report.table("");

    assertThat(all).hasSize(601);
    assertThat(all.get(0))
        .startsWith("id,username,enabled,email-otp,email-otp since,email-otp last used,sms-otp,")
        .endsWith(",webauthn last used,codes left");
    assertThat(all).allMatch(line -> line.split(",", -1).length == 19);
    assertThat(all)
        .filteredOn(line -> line.contains(",user3,"))
        .singleElement()
        .asString()
        .endsWith(",user3,true,0,,,1,2026-01-01T00:00:00Z," + Population.USED_ON + ",0,,,0,,,0,,,");
    assertThat(String.join("", all)).doesNotContain("+49", "b.test", "hidden");
    assertThat(report.table("group=sms-only")).hasSize(121);
    assertThat(report.table("group=never-used&method=sms-otp")).hasSize(121);
  }

  @Test
  @DisplayName("table: a name is no formula, and keeps its letters")
  void names(TestRealm realm) {
    Report report = new Report(realm);
    for (String name : List.of("@sum", "-2+3", "j\u00fcrgen")) {
      realm.admin().createUser(Json.object(Map.of("username", name, "enabled", true)));
    }

    assertThat(report.table("").stream().skip(1).map(line -> line.split(",")[1]))
        .containsExactlyInAnyOrder("\"'@sum\"", "\"'-2+3\"", "j\u00fcrgen");
  }

  @Test
  @DisplayName("table: the administrators' log has that it was read, and nobody keeps it")
  void logged(TestRealm realm, KeycloakServer server) {
    Report report = new Report(realm);
    Manager viewer = Manager.with(realm, server, "view-users");

    HttpResponse<String> table =
        viewer.send("GET", report.path("/users.csv?group=none"), BodyPublishers.noBody());

    assertThat(table.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(table.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(table.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(realm.admin().adminEvents())
        .filteredOn(event -> event.path("resourceType").asText().equals("SECOND_FACTOR_REPORT"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("resourcePath").asText())
                  .isEqualTo("second-factor/report/users.csv");
              assertThat(Json.parse(event.path("representation").asText()).path("group").asText())
                  .isEqualTo("none");
            });
  }

  @ParameterizedTest(name = "parameters: {0} is refused")
  @CsvSource({
    "group=nobody, group",
    "method=paper, method",
    "max=0, max",
    "max=1001, max",
    "max=-1, max",
    "max=1e3, max",
    "after=a%0Ab, after"
  })
  void refused(String query, String field, TestRealm realm) {
    Report report = new Report(realm);
    Reply refused = report.attempt("/users?" + query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors"))
        .singleElement()
        .extracting(error -> error.path("field").asText())
        .isEqualTo(field);
  }

  @Test
  @DisplayName(
      "parameters: all that is wrong is told at once; after an id that is not there goes on")
  void several(TestRealm realm) {
    Report report = new Report(realm);
    JsonNode errors = report.attempt("/users?group=x&method=y&max=z").json().path("errors");
    assertThat(errors.findValuesAsText("field")).containsExactly("group", "method", "max");
    assertThat(report.attempt("/users.csv?group=x").status()).isEqualTo(400);

    realm.addUser("alice");
    assertThat(report.page("after=0").path("users")).hasSize(1);
    assertThat(report.page("after=zzzz").path("users")).isEmpty();
  }
}
