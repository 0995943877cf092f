package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.admin.Manager;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given an administrator's script that signs in without a browser")
class AdministratorsScriptIT {

  @AfterEach
  void setTheClockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("standard")
  @DisplayName("ASVS 7.5.3: a code with the password lets it change settings for some minutes")
  void withCode(TestRealm realm, KeycloakServer server, TestSupport support) {
    GrantApp.in(realm);
    realm.policy(Map.of("freshCheckSeconds", "60"));
    TestUser chief = realm.addUser("chief");
    chief.admin().giveManagementRole("realm-admin");
    TotpDevice phone = chief.addTotp();

    GrantReply tokens =
        GrantApp.of(realm, "admin-cli").password(chief, Map.of("otp", phone.code()));
    Manager script = Manager.withToken(server, tokens.assertTokens().text("access_token"));

    assertThat(change(realm, script)).isEqualTo(200);
    support.clockAhead(Duration.ofSeconds(50));
    Manager later =
        Manager.withToken(
            server,
            GrantApp.of(realm, "admin-cli")
                .post(
                    Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.text("refresh_token")))
                .assertTokens()
                .text("access_token"));
    assertThat(change(realm, later)).isEqualTo(200);
    support.clockAhead(Duration.ofSeconds(61));
    assertThat(change(realm, later)).isEqualTo(403);
  }

  private static int change(TestRealm realm, Manager script) {
    return script
        .send(
            "PATCH",
            realm.admin().path("/second-factor/policy"),
            BodyPublishers.ofString("{\"maxFailures\": 4}"))
        .statusCode();
  }
}
