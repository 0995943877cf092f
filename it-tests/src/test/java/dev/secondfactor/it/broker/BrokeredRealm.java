package dev.secondfactor.it.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.pages.LoginPage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A realm whose users come by an identity provider: another realm, that asks for a password. */
final class BrokeredRealm implements AutoCloseable {

  /** The name of the provider in the realm. */
  static final String ALIAS = "partner";

  private static final String SECRET = "secret of the tests";

  private final TestRealm realm;
  private final TestRealm provider;
  private final boolean isSaml;
  private final String client;

  private BrokeredRealm(TestRealm realm, Harness harness, ObjectNode client) {
    this.realm = realm;
    this.provider = TestRealm.create(harness, "provider", List.of("second-factor-totp"));
    this.isSaml = client.path("protocol").asText().equals("saml");
    this.client = provider.admin().createClient(client);
  }

  /** With a provider by OpenID Connect. */
  static BrokeredRealm oidc(TestRealm realm, Harness harness) {
    BrokeredRealm brokered =
        new BrokeredRealm(
            realm,
            harness,
            client(
                realm,
                Map.of("clientId", "realm-behind", "secret", SECRET, "publicClient", false),
                Map.of()));
    TestRealm provider = brokered.provider();
    String endpoints = provider.url() + "/protocol/openid-connect/";
    brokered.add(
        "oidc",
        Map.of(
            "clientId",
            "realm-behind",
            "clientSecret",
            SECRET,
            "clientAuthMethod",
            "client_secret_post",
            "issuer",
            provider.url().toString(),
            "authorizationUrl",
            endpoints + "auth",
            "tokenUrl",
            endpoints + "token",
            "jwksUrl",
            endpoints + "certs",
            "useJwksUrl",
            "true",
            "validateSignature",
            "true",
            "defaultScope",
            "openid profile email"));
    return brokered;
  }

  /** With a provider by SAML. */
  static BrokeredRealm saml(TestRealm realm, Harness harness) {
    BrokeredRealm brokered =
        new BrokeredRealm(
            realm,
            harness,
            client(
                realm,
                Map.of("clientId", realm.url().toString(), "protocol", "saml"),
                Map.of(
                    "saml.assertion.signature", "true",
                    "saml.server.signature", "true",
                    "saml.client.signature", "false",
                    "saml.force.post.binding", "true",
                    "saml_name_id_format", "username")));
    TestRealm provider = brokered.provider();
    brokered.add(
        "saml",
        Map.of(
            "idpEntityId",
            provider.url().toString(),
            "singleSignOnServiceUrl",
            provider.url() + "/protocol/saml",
            "postBindingResponse",
            "true",
            "validateSignature",
            "true",
            "signingCertificate",
            certificate(provider),
            "nameIDPolicyFormat",
            "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"));
    return brokered;
  }

  /** Where the users have their passwords. */
  TestRealm provider() {
    return provider;
  }

  /** The provider in the realm. */
  ObjectNode settings() {
    return (ObjectNode) realm.admin().api().get(path());
  }

  /** Changes the provider in the realm, such as the flows that come after it. */
  void change(Consumer<ObjectNode> change) {
    ObjectNode settings = settings();
    change.accept(settings);
    realm.admin().api().put(path(), settings);
  }

  private String path() {
    return realm.admin().path("/identity-provider/instances/" + ALIAS);
  }

  /** Has the provider say something in each ID token, in JSON. */
  void says(String claim, String json) {
    map(
        "oidc-hardcoded-claim-mapper",
        Map.of(
            "claim.name",
            claim,
            "claim.value",
            json,
            "jsonType.label",
            json.startsWith("[") ? "JSON" : "String",
            "id.token.claim",
            "true"));
  }

  /** Has the provider say in each ID token what an attribute of the user there says. */
  void saysOfUser(String claim) {
    provider.admin().allowAttributes();
    map(
        "oidc-usermodel-attribute-mapper",
        Map.of(
            "user.attribute",
            claim,
            "claim.name",
            claim,
            "jsonType.label",
            "String",
            "id.token.claim",
            "true"));
  }

  private void map(String mapper, Map<String, String> config) {
    provider
        .admin()
        .api()
        .post(
            provider.admin().path("/clients/" + client + "/protocol-mappers/models"),
            Json.object(
                Map.of(
                    "name",
                    "says something",
                    "protocol",
                    "openid-connect",
                    "protocolMapper",
                    mapper,
                    "config",
                    config)));
  }

  /** Comes by the provider in a new browser; shows what the realm shows then. */
  Page signIn(TestUser user) {
    return signIn(realm.newSession(), user);
  }

  /** The same in a browser. */
  Page signIn(LoginSession session, TestUser user) {
    return goOn(choose(session.open()).as(LoginPage::new).signIn(user));
  }

  /** Ends the sessions of a user there. */
  void signOutThere(TestUser user) {
    provider
        .admin()
        .api()
        .post(provider.admin().path("/users/" + user.id() + "/logout"), Json.object());
  }

  /** Goes to the provider once more from the step of a login that is under way. */
  Page comeBack(LoginSession session, Form step, TestUser user) {
    String query = step.action().getRawQuery().replaceFirst("execution=[^&]*&", "");
    URI again = URI.create(realm.url() + "/broker/" + ALIAS + "/login?" + query);
    return goOn(goOn(session.get(again)).as(LoginPage::new).signIn(user));
  }

  /** Goes to the provider from a login page of the realm. */
  static Page choose(Page login) {
    String href =
        login
            .find("#social-" + ALIAS)
            .orElseThrow(() -> new AssertionError("no provider in " + login))
            .absUrl("href");
    return goOn(login.session().get(URI.create(href)));
  }

  /** Makes a user of the realm who has come by the provider before, as this one there. */
  TestUser addLinked(TestUser there) {
    TestUser user = realm.addUser(there.username());
    realm
        .admin()
        .api()
        .post(
            realm.admin().path("/users/" + user.id() + "/federated-identity/" + ALIAS),
            Json.object(Map.of("userId", identity(there), "userName", there.username())));
    return user;
  }

  /** The names of the users of the realm who can sign in as this one there. */
  List<String> linked(TestUser there) {
    return realm
        .admin()
        .api()
        .get(realm.admin().path("/users?idpAlias=" + ALIAS + "&idpUserId=" + identity(there)))
        .findValuesAsText("username");
  }

  /** A SAML provider is set to tell the name alone. */
  private String identity(TestUser there) {
    return isSaml ? there.username() : there.id();
  }

  /** SAML goes from one side to the other by forms that a script sends. */
  private static Page goOn(Page page) {
    return page.find("form[name=saml-post-binding]").isPresent()
        ? goOn(page.forms().get(0).submit())
        : page;
  }

  private void add(String protocol, Map<String, String> config) {
    ObjectNode document =
        Json.object(
            Map.of("alias", ALIAS, "providerId", protocol, "enabled", true, "trustEmail", true));
    document.set("config", Json.tree(new TreeMap<>(config)));
    realm.admin().api().post(realm.admin().path("/identity-provider/instances"), document);
  }

  private static ObjectNode client(
      TestRealm realm, Map<String, ?> fields, Map<String, String> attributes) {
    ObjectNode client = Json.object(fields);
    client.set("redirectUris", Json.texts(List.of(realm.url() + "/broker/*")));
    client.set("attributes", Json.tree(attributes));
    return client;
  }

  private static String certificate(TestRealm provider) {
    JsonNode keys = provider.admin().api().get(provider.admin().path("/keys"));
    String active = keys.path("active").path("RS256").asText();
    return Json.children(keys.path("keys")).stream()
        .filter(key -> key.path("kid").asText().equals(active))
        .findFirst()
        .orElseThrow()
        .path("certificate")
        .asText();
  }

  @Override
  public void close() {
    provider.close();
  }
}
