package dev.secondfactor.it.admin;

import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.LoginPage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Calls of the admin API by somebody who is not the administrator of all.
 *
 * @param server the server
 * @param token what they show
 */
public record Manager(KeycloakServer server, String token) {

  /** Somebody who resets second factors and manages nothing else. */
  public static Manager helpDesk(TestRealm realm, KeycloakServer server) {
    return with(realm, server, "reset-second-factor", "view-users");
  }

  /** A user of a realm with management roles, such as view-users. */
  public static Manager with(TestRealm realm, KeycloakServer server, String... roles) {
    TestUser user = realm.addUser(roles.length == 0 ? "nobody" : String.join("-and-", roles));
    List.of(roles).forEach(user.admin()::giveManagementRole);
    return withToken(server, LoginPage.of(realm).signIn(user).as(AppPage::new).tokens().bearer());
  }

  /** A program with an account of its own that has management roles. */
  public static Manager program(TestRealm realm, KeycloakServer server, String... roles) {
    String secret = UUID.randomUUID().toString();
    String id =
        realm
            .admin()
            .createClient(
                Json.object(
                    Map.of(
                        "clientId", "program", "secret", secret, "serviceAccountsEnabled", true)));
    String account =
        realm
            .admin()
            .api()
            .get(realm.admin().path("/clients/" + id + "/service-account-user"))
            .path("id")
            .asText();
    List.of(roles).forEach(realm.admin().user(account)::giveManagementRole);
    return granted(
        server,
        realm.name(),
        Map.of(
            "grant_type", "client_credentials", "client_id", "program", "client_secret", secret));
  }

  /** Somebody who gets a token without a browser. */
  static Manager granted(KeycloakServer server, String realm, Map<String, String> grant) {
    HttpResponse<String> answer =
        Http.send(
            Http.request(
                    URI.create(
                        server.url() + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Http.encoded(grant)))
                .build());
    if (answer.statusCode() != 200) {
      throw new AssertionError("no token: " + answer.body());
    }
    return withToken(server, Json.parse(answer.body()).path("access_token").asText());
  }

  /** Somebody with any token. */
  public static Manager withToken(KeycloakServer server, String token) {
    return new Manager(server, token);
  }

  /** The status of a call without a body. */
  public int status(String method, String path) {
    return send(method, path, BodyPublishers.noBody()).statusCode();
  }

  /** The answer to a call. */
  public HttpResponse<String> send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        Http.request(URI.create(server.url() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body);
    HttpResponse<String> response = Http.send(request.build());
    server.admin().seen(method, path, Reply.of(response));
    return response;
  }
}
