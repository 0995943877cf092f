package dev.secondfactor.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.cluster.TwoNodes;
import dev.secondfactor.it.harness.realm.Population;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@KeycloakTest(cluster = true, secondFactors = "second-factor-totp")
@DisplayName("Given many users in PostgreSQL")
class ReportOnPostgresIT {

  @Test
  @DisplayName("report: numbers, pages and table are those of the other database")
  void same(TestRealm realm, TwoNodes nodes) {
    TestSupport support = nodes.first().server().support();
    new Population(20).moveIn(realm.admin(), support, "user");
    Report report = new Report(realm);

    JsonNode numbers = report.numbers();

    assertThat(numbers.path("users").asInt()).isEqualTo(200);
    assertThat(numbers.path("withoutFactor").asInt()).isEqualTo(40);
    assertThat(numbers.path("smsOnly").asInt()).isEqualTo(40);
    assertThat(numbers.path("fewCodesLeft").asInt()).isEqualTo(40);
    assertThat(numbers.path("neverUsed").asInt()).isEqualTo(100);
    assertThat(report.all("max=7").stream().map(user -> user.path("id").asText()))
        .hasSize(200)
        .doesNotHaveDuplicates();
    assertThat(report.all("group=sms-only&max=7")).hasSize(40);
    assertThat(report.table("")).hasSize(201);
  }
}
