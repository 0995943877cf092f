package dev.secondfactor.it.harness.realm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.RealmAdmin;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.MailServer;
import dev.secondfactor.it.harness.sms.SmsInbox;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A realm of its own for a test: English and German, events on, mail to the harness's inbox, a
 * public client, and a browser flow that asks for the second factor of users who have one.
 */
public final class TestRealm implements AutoCloseable {

  /** The public client that users sign in to. */
  public static final String CLIENT = "app";

  /** The provider type of the component that keeps a realm's policy. */
  public static final String POLICY_TYPE =
      "dev.secondfactor.keycloak.policy.SecondFactorPolicyProvider";

  /** The provider type of the components that send text messages. */
  public static final String GATEWAY_TYPE = "dev.secondfactor.keycloak.gateway.SmsGatewayProvider";

  /** The country of the numbers that users have here. */
  public static final String COUNTRY = "DE";

  /** The provider of the policy. */
  public static final String POLICY = "second-factor-policy";

  /** The provider of gateways that send by Twilio. */
  public static final String TWILIO = "second-factor-sms-twilio";

  private static final String COUNTRIES = "smsCountries";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Harness harness;
  private final String name;
  private final RealmAdmin admin;
  private final TwilioAccount twilioAccount;
  private final List<TestUser> users = new ArrayList<>();
  private final List<String> secrets = new CopyOnWriteArrayList<>();
  private final Map<String, String> standing = new TreeMap<>();
  private Map<String, String> policy = Map.of();

  private TestRealm(Harness harness, String name) {
    this.harness = harness;
    this.name = name;
    this.admin = harness.server().admin().realm(name);
    this.twilioAccount = harness.twilio().openAccount();
  }

  /**
   * Makes one.
   *
   * @param purpose a word for its name; a number is added
   * @param secondFactors authenticator ids for the flow, in order
   */
  public static TestRealm create(Harness harness, String purpose, List<String> secondFactors) {
    String name = purpose.toLowerCase(Locale.ROOT) + "-" + COUNT.incrementAndGet();
    TestRealm realm = new TestRealm(harness, name);
    harness.server().admin().createRealm(RealmDocument.of(name, harness.inbox().port()));
    realm.admin.createClient(RealmDocument.publicClient(CLIENT, harness.clientApp().uri()));
    realm.admin.flows().bindPasswordThen(secondFactors);
    return realm;
  }

  /** Its name, which is also its id in addresses. */
  public String name() {
    return name;
  }

  /** What its mails call it: Keycloak writes the name of a realm without a title with a capital. */
  public String title() {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** The address of its pages, without a slash at the end. */
  public URI url() {
    return URI.create(harness.server().url() + "/realms/" + name);
  }

  /** Its admin API. */
  public RealmAdmin admin() {
    return admin;
  }

  /** Its users so far. */
  public List<TestUser> users() {
    return List.copyOf(users);
  }

  /** Keeps in mind what must not come to light, beside passwords and what was sent. */
  public void keepSecret(String text) {
    secrets.add(text);
  }

  /** What must not come to light. */
  public List<String> secrets() {
    return List.copyOf(secrets);
  }

  /**
   * Makes a user with a password and a verified address of their own; a name that is taken in this
   * realm gets a number.
   */
  public TestUser addUser(String username) {
    return addUser(username, Map.of());
  }

  /** Makes a user, some of whose fields are other than {@link #addUser(String)} has them. */
  public TestUser addUser(String wantedName, Map<String, ?> fields) {
    boolean taken = users.stream().anyMatch(user -> user.username().equals(wantedName));
    String username = taken ? wantedName + "-" + users.size() : wantedName;
    String password = UUID.randomUUID().toString();
    String email = username + "@" + name + ".test";
    ObjectNode document = RealmDocument.user(username, email, password);
    document.setAll(Json.object(fields));
    String id = admin.createUser(document);
    TestUser user =
        new TestUser(id, username, password, document.path("email").asText(), admin.user(id));
    users.add(user);
    return user;
  }

  /** A user agent that comes to sign in. */
  public LoginSession newSession() {
    return new LoginSession(url(), CLIENT, harness.clientApp().uri());
  }

  /** Sends the realm's mail to another server, such as one that fails. */
  public void mailThrough(MailServer mailServer) {
    admin.change(settings -> settings.set("smtpServer", RealmDocument.smtp(mailServer.port())));
  }

  /** Lets Keycloak count failed logins, and lock after so many. */
  public void bruteForceProtection(int failureFactor) {
    admin.change(
        settings ->
            settings
                .put("bruteForceProtected", true)
                .put("failureFactor", failureFactor)
                // Tests are faster than people: two failures in a second would lock at once.
                .put("quickLoginCheckMilliSeconds", 0));
  }

  /**
   * Sets how new authenticator apps make their codes.
   *
   * @param algorithm Keycloak's name of the hash, such as {@code HmacSHA256}
   * @param period seconds
   */
  public void otpPolicy(String algorithm, int digits, int period) {
    admin.change(
        settings ->
            settings
                .put("otpPolicyAlgorithm", algorithm)
                .put("otpPolicyDigits", digits)
                .put("otpPolicyPeriod", period));
  }

  /** Changes the theme of the login pages: {@code keycloak.v2} or {@code keycloak}. */
  public void loginTheme(String theme) {
    admin.change(settings -> settings.put("loginTheme", theme));
  }

  /**
   * Puts a policy in force in place of the one before; a field that is not named has its default.
   */
  public void policy(Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(standing);
    all.putAll(fields);
    replacePolicy(RealmAdmin.oneValueEach(all));
    policy = fields;
  }

  /** The mails of all realms: the addresses of users are each realm's own. */
  public Inbox mails() {
    return harness.inbox();
  }

  /** This realm's own account at Twilio, for what it sends and for how it may fail. */
  public TwilioAccount twilioAccount() {
    return twilioAccount;
  }

  /** The text messages that this realm sent by its account at Twilio. */
  public SmsInbox texts() {
    return twilioAccount.inbox();
  }

  /** Sends text messages by this realm's account at Twilio, beside the gateways so far. */
  public void twilio() {
    twilio(Map.of());
  }

  /** As the other, with some settings changed or added; an empty value leaves one out. */
  public void twilio(Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(twilioAccount.gatewaySettings());
    all.putAll(settings);
    all.values().removeIf(String::isEmpty);
    gateway(TWILIO, all);
  }

  /** Adds a gateway of any kind. */
  public void gateway(String providerId, Map<String, String> settings) {
    admin.createComponent(GATEWAY_TYPE, providerId, RealmAdmin.oneValueEach(settings));
  }

  /**
   * Lets users have codes by SMS beside the other methods, sent by this realm's account at Twilio
   * to numbers of {@link #COUNTRY}; a policy that is put in force later does so, too.
   */
  public void sms() {
    if (!standing.containsKey(COUNTRIES)) {
      standing.put(COUNTRIES, COUNTRY);
      twilio();
      policy(policy);
    }
  }

  /** Lets text messages go to these countries alone; the rest of the policy stays as it is. */
  public void smsCountries(List<String> regions) {
    smsCountries(regions, policy);
  }

  /** As the other, with other fields of the policy. */
  public void smsCountries(List<String> regions, Map<String, String> fields) {
    Map<String, List<String>> config = new TreeMap<>(RealmAdmin.oneValueEach(fields));
    config.put(COUNTRIES, regions);
    replacePolicy(config);
    policy = fields;
  }

  private void replacePolicy(Map<String, List<String>> config) {
    admin.components(POLICY_TYPE).forEach(old -> admin.deleteComponent(old.path("id").asText()));
    admin.createComponent(POLICY_TYPE, POLICY, config);
  }

  @Override
  public void close() {
    admin.delete();
  }
}
