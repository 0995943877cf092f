package dev.secondfactor.it.grant;

import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Flows;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;

/**
 * An application that signs its users in without a browser.
 *
 * @param tokens where it asks for tokens
 * @param client who it is
 */
record GrantApp(URI tokens, String client) {

  /** The flow of direct grants that {@link #in} makes. */
  static final String FLOW = "second-factor direct-grant";

  /** One in a realm whose flow was made by one call, for who has a second factor. */
  static GrantApp in(TestRealm realm) {
    return in(realm, "{\"type\": \"configured\"}");
  }

  /** The same for others. */
  static GrantApp in(TestRealm realm, String condition) {
    realm.sms();
    make(realm, "[\"totp\", \"email-otp\", \"sms-otp\", \"recovery-codes\"]", condition);
    return of(realm, TestRealm.CLIENT);
  }

  static void make(TestRealm realm, String methods, String condition) {
    Reply made =
        realm
            .admin()
            .api()
            .attempt(
                "POST",
                realm.admin().path("/second-factor/flows"),
                Json.parse(
                    "{\"kind\": \"direct-grant\", \"methods\": "
                        + methods
                        + ", \"condition\": "
                        + condition
                        + ", \"bind\": true}"));
    if (made.status() != 201) {
      throw new AssertionError("not made: " + made);
    }
  }

  /** One in a realm whose flow has the steps for user name and password and ours, one by one. */
  static GrantApp withPlainFlow(TestRealm realm) {
    Flows flows = realm.admin().flows();
    flows.create("plain");
    flows.addStep("plain", "direct-grant-validate-username", "REQUIRED");
    flows.addStep("plain", "direct-grant-validate-password", "REQUIRED");
    flows.addStep("plain", "second-factor-direct-grant", "REQUIRED");
    realm.admin().change(settings -> settings.put("directGrantFlow", "plain"));
    return of(realm, TestRealm.CLIENT);
  }

  static GrantApp of(TestRealm realm, String client) {
    return new GrantApp(URI.create(realm.url() + "/protocol/openid-connect/token"), client);
  }

  /** The same application, which asks elsewhere. */
  GrantApp at(URI address) {
    return new GrantApp(address, client);
  }

  GrantReply password(TestUser user) {
    return password(user, Map.of());
  }

  GrantReply password(TestUser user, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>();
    fields.put("username", user.username());
    fields.put("password", user.password());
    fields.putAll(more);
    return post(fields);
  }

  GrantReply token(String mfaToken, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(more);
    fields.put("mfa_token", mfaToken);
    return post(fields);
  }

  GrantReply ask(String mfaToken, String method) {
    return token(mfaToken, Map.of("mfa_method", method));
  }

  GrantReply code(String mfaToken, String code) {
    return token(mfaToken, Map.of("otp", code));
  }

  GrantReply code(String mfaToken, String method, String code) {
    return token(mfaToken, Map.of("mfa_method", method, "otp", code));
  }

  GrantReply post(Map<String, String> fields) {
    Map<String, String> all = new HashMap<>();
    all.put("grant_type", "password");
    all.put("client_id", client);
    all.putAll(fields);
    return new GrantReply(
        Http.send(
            Http.request(tokens)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Http.encoded(all)))
                .build()));
  }
}
