package dev.secondfactor.core.grant;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.store.KeyedHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The sign-ins that wait for a second factor, of one client of one realm. Each is kept under a hash
 * of its token, the client and the realm, so that nobody else can name it; it ends once.
 */
public final class PendingGrants {

  /** How long the second factor may take, counted from the password. */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final String USER = "user";
  private static final String PASSWORD = "password";
  private static final String STARTED = "started";
  private static final String METHOD = "method";
  private static final String METHODS = "methods";
  private static final String SEPARATOR = " ";

  private final EphemeralStore store;
  private final KeyedHash hash;
  private final Clock clock;
  private final Supplier<String> tokens;
  private final String realmId;
  private final String clientId;

  /**
   * Those of a client.
   *
   * @param tokens makes tokens that cannot be guessed
   */
  public PendingGrants(
      EphemeralStore store,
      KeyedHash hash,
      Clock clock,
      Supplier<String> tokens,
      String realmId,
      String clientId) {
    this.store = store;
    this.hash = hash;
    this.clock = clock;
    this.tokens = tokens;
    this.realmId = realmId;
    this.clientId = clientId;
  }

  /**
   * Begins one, after the right password.
   *
   * @param password stands for the password
   * @param methods those that the flow takes
   */
  public PendingGrant begin(String userId, String password, Collection<Method> methods) {
    Instant now = clock.instant();
    String token = tokens.get();
    Map<String, String> values =
        Map.of(
            USER,
            userId,
            PASSWORD,
            password,
            METHODS,
            methods.stream().map(Method::id).collect(Collectors.joining(SEPARATOR)),
            STARTED,
            Long.toString(now.toEpochMilli()));
    store.put(key(token), LIFETIME, values);
    return read(token, values);
  }

  /** The one with this token; empty when it has expired or ended, or there never was one. */
  public Optional<PendingGrant> find(String token) {
    return store
        .get(key(token))
        .filter(values -> values.containsKey(STARTED))
        .map(values -> read(token, values))
        .filter(grant -> !grant.remaining(clock.instant()).isZero());
  }

  /**
   * Ends one, after the right code.
   *
   * @return true for exactly one caller; the others have not signed in
   */
  public boolean end(PendingGrant grant) {
    return store.remove(key(grant.token())).filter(values -> values.containsKey(USER)).isPresent();
  }

  /** Remembers which method the application has asked for last. */
  public void choose(PendingGrant grant, Method method) {
    store.put(choiceKey(grant), LIFETIME, Map.of(METHOD, method.id()));
  }

  /** The method that the application has asked for last. */
  public Optional<Method> chosen(PendingGrant grant) {
    return store.get(choiceKey(grant)).map(values -> values.get(METHOD)).flatMap(Method::byId);
  }

  /** What codes are bound to that are sent for it, in the place of an authentication session. */
  public String session(PendingGrant grant) {
    return "grant/" + hash.digest("grant-session", realmId, clientId, grant.token());
  }

  private static PendingGrant read(String token, Map<String, String> values) {
    Instant started = Instant.ofEpochMilli(Long.parseLong(values.getOrDefault(STARTED, "0")));
    return new PendingGrant(
        token,
        values.getOrDefault(USER, ""),
        values.getOrDefault(PASSWORD, ""),
        Arrays.stream(values.getOrDefault(METHODS, "").split(SEPARATOR, -1))
            .flatMap(id -> Method.byId(id).stream())
            .collect(Collectors.toSet()),
        started,
        started.plus(LIFETIME));
  }

  private String key(String token) {
    return hash.storeKey("grant", realmId, clientId, token);
  }

  private String choiceKey(PendingGrant grant) {
    return hash.storeKey("grant-choice", realmId, clientId, grant.token());
  }
}
