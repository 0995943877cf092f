package dev.secondfactor.keycloak.step;

import dev.secondfactor.core.challenge.Challenges;
import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.code.CodeGenerator;
import dev.secondfactor.core.delivery.Tickets;
import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.recovery.UsedCodes;
import dev.secondfactor.core.step.BypassStep;
import dev.secondfactor.core.step.CodeRequest;
import dev.secondfactor.core.step.CodeSender;
import dev.secondfactor.core.step.CodeStep;
import dev.secondfactor.core.step.OrderedRecoveryStep;
import dev.secondfactor.core.step.Outbox;
import dev.secondfactor.core.step.RecoveryStep;
import dev.secondfactor.core.step.TotpRequest;
import dev.secondfactor.core.step.TotpStep;
import dev.secondfactor.core.step.Views;
import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.store.KeyedHash;
import dev.secondfactor.core.totp.TotpVerifier;
import dev.secondfactor.core.totp.UsedSteps;
import dev.secondfactor.keycloak.budget.RealmBudgets;
import dev.secondfactor.keycloak.guard.StoredGuardRecords;
import dev.secondfactor.keycloak.lockout.RealmLockout;
import dev.secondfactor.keycloak.mail.MailOutbox;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.recovery.PasswordHasher;
import dev.secondfactor.keycloak.recovery.StoredRecoverySets;
import dev.secondfactor.keycloak.sms.SmsOutbox;
import dev.secondfactor.keycloak.store.KeycloakClock;
import dev.secondfactor.keycloak.store.RealmHash;
import dev.secondfactor.keycloak.store.SingleUseStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.common.ClientConnection;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Puts the domain together for a Keycloak session and a realm. */
public final class CodeSteps {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeycloakSession session;
  private final RealmModel realm;
  private final EphemeralStore store;
  private final KeyedHash hash;
  private final Clock clock = new KeycloakClock();

  /** The domain for a session and a realm. */
  public CodeSteps(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.store = new SingleUseStore(session);
    this.hash = RealmHash.of(session, realm);
  }

  /**
   * Who is asked for a code, where and what for, from what Keycloak knows of the flow.
   *
   * @param authSession the authentication session; its browser tab is part of the binding
   */
  public static CodeRequest request(
      AuthenticationSessionModel authSession,
      Method method,
      Purpose purpose,
      Destination destination,
      ClientConnection connection) {
    return new CodeRequest(
        authSession.getRealm().getId(),
        authSession.getAuthenticatedUser().getId(),
        authSession.getParentSession().getId() + "/" + authSession.getTabId(),
        method,
        purpose,
        destination,
        connection.getRemoteAddr());
  }

  /** A code step whose messages go to this user by what the method says. */
  public CodeStep sending(Method method, UserModel user) {
    return switch (method) {
      case EMAIL_OTP -> codeStep(new MailOutbox(session, realm, user));
      case SMS_OTP -> codeStep(new SmsOutbox(session, realm, user));
      case TOTP, RECOVERY_CODES ->
          throw new IllegalArgumentException("Nothing sends " + method.id());
    };
  }

  private CodeStep codeStep(Outbox outbox) {
    SecondFactorPolicy policy = RealmPolicy.of(session, realm);
    Challenges challenges = new Challenges(store, RealmBudgets.all(session), hash, clock);
    Tickets tickets = new Tickets(store);
    Views views = new Views(policy.sends(), tickets, clock);
    CodeSender sender =
        new CodeSender(
            policy,
            challenges,
            RealmBudgets.sends(session, realm),
            new CodeGenerator(RANDOM),
            tickets,
            () -> SecretGenerator.getInstance().generateSecureID(),
            outbox,
            views);
    return new CodeStep(policy.code(), challenges, lockout(), sender, views, clock);
  }

  /** A step that asks for a code of an authenticator app. */
  public TotpStep totp() {
    StoredGuardRecords records = new StoredGuardRecords(session, realm);
    return new TotpStep(
        RealmLockout.of(session, realm, records),
        new TotpVerifier(clock),
        new UsedSteps(store, hash, clock),
        records);
  }

  /** A step that asks for any of the recovery codes that are left. */
  public RecoveryStep recovery() {
    return new RecoveryStep(lockout(), new PasswordHasher(session, realm), usedCodes());
  }

  /** A step that asks for the next one of Keycloak's own recovery codes. */
  public OrderedRecoveryStep orderedRecovery() {
    return new OrderedRecoveryStep(lockout(), usedCodes());
  }

  /** A step that asks for the code that an administrator has issued. */
  public BypassStep bypass() {
    return new BypassStep(lockout(), usedCodes());
  }

  private UsedCodes usedCodes() {
    return new UsedCodes(store, hash, new StoredRecoverySets(session, realm));
  }

  /**
   * Who is asked for a code of an authenticator app, in the window of the realm's OTP policy.
   *
   * @param enrolment whether the code proves a new app
   */
  public TotpRequest totpRequest(UserModel user, boolean enrolment) {
    return new TotpRequest(
        realm.getId(), user.getId(), realm.getOTPPolicy().getLookAheadWindow(), enrolment);
  }

  /**
   * Claims the set-up of a further app, beside those that the user has. Of two windows that both
   * prove one at the same moment, one has it.
   */
  public boolean claimSetup(UserModel user, Set<String> devices) {
    String[] parts =
        Stream.concat(Stream.of(realm.getId(), user.getId()), devices.stream().sorted())
            .toArray(String[]::new);
    return store.claim(hash.storeKey("totp-setup", parts), Duration.ofSeconds(10));
  }

  /**
   * Claims the storing of a set of recovery codes, until it is given back. Of two windows that
   * finish at the same moment, one has it.
   */
  public boolean claimSet(UserModel user) {
    return store.claim(setKey(user), Duration.ofMinutes(1));
  }

  /** Gives the claim back. */
  public void releaseSet(UserModel user) {
    store.remove(setKey(user));
  }

  private String setKey(UserModel user) {
    return hash.storeKey("recovery-set", realm.getId(), user.getId());
  }

  /** The account of wrong codes. */
  public Lockout lockout() {
    return RealmLockout.of(session, realm);
  }
}
