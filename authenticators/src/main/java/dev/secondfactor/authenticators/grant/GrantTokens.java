package dev.secondfactor.authenticators.grant;

import dev.secondfactor.core.grant.PendingGrant;
import dev.secondfactor.core.grant.PendingGrants;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.store.KeyedHash;
import dev.secondfactor.keycloak.bruteforce.KeycloakBruteForce;
import dev.secondfactor.keycloak.store.KeycloakClock;
import dev.secondfactor.keycloak.store.RealmHash;
import dev.secondfactor.keycloak.store.SingleUseStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** The tokens of a client, and whether what they stand for still holds. */
final class GrantTokens {

  /** Of letters and digits: more than 256 bits. */
  private static final int LENGTH = 48;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final KeyedHash hash;
  private final PendingGrants grants;
  private final Clock clock = new KeycloakClock();

  GrantTokens(AuthenticationFlowContext context) {
    this.session = context.getSession();
    this.realm = context.getRealm();
    this.hash = RealmHash.of(session, realm);
    this.grants =
        new PendingGrants(
            new SingleUseStore(session),
            hash,
            clock,
            () -> SecretGenerator.getInstance().randomString(LENGTH),
            realm.getId(),
            context.getAuthenticationSession().getClient().getId());
  }

  PendingGrant begin(UserModel user, Set<Method> methods) {
    return grants.begin(user.getId(), password(user), methods);
  }

  /**
   * The sign-in of a token; empty also when the account is gone, disabled or locked by Keycloak,
   * has another password, or was signed out everywhere since.
   */
  Optional<PendingGrant> find(String token) {
    return grants
        .find(token)
        .filter(grant -> user(grant).filter(user -> mayGoOn(grant, user)).isPresent());
  }

  /** The user of a sign-in; empty when the account is gone. */
  Optional<UserModel> user(PendingGrant grant) {
    return Optional.ofNullable(session.users().getUserById(realm, grant.userId()));
  }

  private boolean mayGoOn(PendingGrant grant, UserModel user) {
    return user.isEnabled()
        && password(user).equals(grant.password())
        && grant.startedAt().getEpochSecond() >= notBefore(user)
        && new KeycloakBruteForce(session, realm, user).lock().isEmpty();
  }

  boolean end(PendingGrant grant) {
    return grants.end(grant);
  }

  void choose(PendingGrant grant, Method method) {
    grants.choose(grant, method);
  }

  Optional<Method> chosen(PendingGrant grant) {
    return grants.chosen(grant);
  }

  String session(PendingGrant grant) {
    return grants.session(grant);
  }

  Duration remaining(PendingGrant grant) {
    return grant.remaining(clock.instant());
  }

  private int notBefore(UserModel user) {
    return Math.max(realm.getNotBefore(), session.users().getNotBeforeOfUser(realm, user));
  }

  /** Stands for the password: Keycloak dates it anew when it is changed. */
  private String password(UserModel user) {
    return hash.digest(
        Stream.concat(
                Stream.of("grant-password"),
                user.credentialManager()
                    .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                    .flatMap(
                        stored ->
                            Stream.of(stored.getId(), String.valueOf(stored.getCreatedDate()))))
            .toArray(String[]::new));
  }
}
