package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given automation with an offline token after one sign-in with a second factor")
class OfflineTokenIT {

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("smoke")
  @DisplayName("D5: it gets access tokens without codes, for weeks, until it is revoked")
  void revokedByTheApplication(TestRealm realm, TestSupport support) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String offline = offlineToken(app, alice);
    app.password(alice.account(), Map.of("scope", "offline_access")).assertRequired();

    GrantReply refreshed = refresh(app, offline).assertTokens();
    assertThat(refreshed.accessToken().path("preferred_username").asText()).isEqualTo("alice");
    support.clockAhead(Duration.ofDays(20));
    refresh(app, offline).assertTokens();
    assertThat(alice.codesSentInAll()).isEqualTo(1);

    assertThat(revoke(realm, offline)).isEqualTo(200);

    assertEnded(app, offline);
  }

  @Test
  @DisplayName("D5: an administrator revokes it")
  void revokedByAdministrator(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String offline = offlineToken(app, alice);

    realm
        .admin()
        .api()
        .delete(
            realm.admin().path("/users/" + alice.account().id() + "/consents/" + TestRealm.CLIENT));

    assertEnded(app, offline);
  }

  @Test
  @DisplayName("D5: the user revokes it in the account console")
  void revokedByUser(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String offline = offlineToken(app, alice);
    String bearer = refresh(app, offline).text("access_token");
    URI applications = URI.create(realm.url() + "/account/applications");
    String listed =
        Http.send(
                Http.request(applications)
                    .header("Authorization", "Bearer " + bearer)
                    .header("Accept", "application/json")
                    .build())
            .body();
    assertThat(listed).contains("\"clientId\":\"app\"").contains("\"offlineAccess\":true");

    assertThat(
            Http.send(
                    Http.request(URI.create(applications + "/app/consent"))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Accept", "application/json")
                        .DELETE()
                        .build())
                .statusCode())
        .isEqualTo(204);

    assertEnded(app, offline);
  }

  @Test
  @DisplayName("D5: it is of no use while the account is disabled")
  void disabled(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    String offline = offlineToken(app, alice);

    new Account(realm, alice.account()).disable();

    assertEnded(app, offline);
  }

  @Test
  @DisplayName("D5: without the second factor there is none")
  void notWithoutCode(TestRealm realm) {
    GrantApp app = GrantApp.in(realm);
    TestUser alice = realm.addUser("alice");
    alice.enrolEmail();

    GrantReply reply = app.password(alice, Map.of("scope", "offline_access")).assertRequired();

    assertThat(reply.json().has("refresh_token")).isFalse();
  }

  private static String offlineToken(GrantApp app, CodeUser user) {
    String token = app.password(user.account()).mfaToken();
    app.ask(token, "email-otp").assertRequired();
    GrantReply signedIn =
        app.token(token, Map.of("otp", user.code(), "scope", "openid offline_access"))
            .assertTokens();
    assertThat(signedIn.text("scope")).contains("offline_access");
    assertThat(signedIn.json().path("refresh_expires_in").asInt()).isZero();
    return signedIn.text("refresh_token");
  }

  private static GrantReply refresh(GrantApp app, String offline) {
    return app.post(Map.of("grant_type", "refresh_token", "refresh_token", offline));
  }

  private static void assertEnded(GrantApp app, String offline) {
    GrantReply reply = refresh(app, offline);
    assertThat(reply.hasTokens()).isFalse();
    assertThat(reply.text("error")).isEqualTo("invalid_grant");
  }

  private static int revoke(TestRealm realm, String offline) {
    return Http.send(
            Http.request(URI.create(realm.url() + "/protocol/openid-connect/revoke"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        Http.encoded(Map.of("client_id", TestRealm.CLIENT, "token", offline))))
                .build())
        .statusCode();
  }
}
