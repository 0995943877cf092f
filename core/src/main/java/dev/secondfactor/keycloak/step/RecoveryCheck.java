package dev.secondfactor.keycloak.step;

import dev.secondfactor.core.recovery.OrderedCode;
import dev.secondfactor.core.recovery.RecoveryCode;
import dev.secondfactor.core.recovery.RecoveryReading;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.step.Answer;
import dev.secondfactor.core.step.Page;
import dev.secondfactor.core.step.RecoveryRequest;
import dev.secondfactor.keycloak.delivery.AfterCommit;
import dev.secondfactor.keycloak.factor.SetupActions;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.page.RecoveryPage;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.recovery.KeycloaksCodes;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import dev.secondfactor.keycloak.recovery.RecoveryUse;
import dev.secondfactor.keycloak.recovery.StoredBypass;
import dev.secondfactor.keycloak.store.UserChange;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A user who is asked for a recovery code: of ours in any order, or the next of Keycloak's own. */
public final class RecoveryCheck {

  private static final String LEFT = "second_factor_codes_left";
  private static final String BYPASS = "second_factor_bypass";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Optional<RecoverySet> set;
  private final Optional<KeycloaksCodes> ordered;
  private final Optional<StoredBypass> bypass;
  private final CodeSteps steps;
  private final RecoveryRequest request;

  private RecoveryCheck(
      KeycloakSession session, RealmModel realm, UserModel user, Optional<StoredBypass> bypass) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.set = RecoveryCredentials.set(user).filter(kept -> !kept.isSpent());
    this.ordered = KeycloaksCodes.of(session, realm, user);
    this.bypass = bypass;
    this.steps = new CodeSteps(session, realm);
    this.request = new RecoveryRequest(realm.getId(), user.getId());
  }

  /** The check of a user; empty when there is no code left to ask for. */
  public static Optional<RecoveryCheck> of(
      KeycloakSession session, RealmModel realm, UserModel user) {
    return RecoveryCredentials.hasLeft(user)
        ? Optional.of(new RecoveryCheck(session, realm, user, Optional.empty()))
        : Optional.empty();
  }

  /** The same at login, where the code that an administrator has issued is taken, too. */
  public static Optional<RecoveryCheck> atLogin(
      KeycloakSession session, RealmModel realm, UserModel user) {
    Optional<StoredBypass> bypass = StoredBypass.find(session, realm, user);
    return bypass.isPresent()
        ? Optional.of(new RecoveryCheck(session, realm, user, bypass))
        : of(session, realm, user);
  }

  /** The page when it is opened. */
  public Response opened(RecoveryPage page) {
    return render(page, steps.recovery().open(request));
  }

  /** The page after an answer. */
  public Response render(RecoveryPage page, Page state) {
    return page.bypass(bypass.isPresent())
        .render(state, set.isPresent(), ordered.flatMap(KeycloaksCodes::next));
  }

  /** Answers a code. How long it is, and how it begins, tells of which kind it is. */
  public Answer answer(String input) {
    if (bypass.isPresent() && (isAlone() || isBypass(input))) {
      return steps.bypass().submit(request, bypass.orElseThrow(), input);
    }
    Optional<KeycloaksCodes> meant =
        ordered.filter(codes -> set.isEmpty() || OrderedCode.read(input).isPresent());
    return meant.isPresent()
        ? steps.orderedRecovery().submit(request, meant.orElseThrow(), input)
        : steps.recovery().submit(request, set.orElseThrow(), input);
  }

  private boolean isAlone() {
    return set.isEmpty() && ordered.isEmpty();
  }

  private static boolean isBypass(String input) {
    return RecoveryCode.read(input) instanceof RecoveryReading.Read read && read.code().isBypass();
  }

  /** Reports a right code, and remembers in the session what is left; the owner is told (SRC-2). */
  public void right(EventBuilder event, AuthenticationSessionModel authSession, Answer answer) {
    if (answer instanceof Answer.Bypassed) {
      newFactor().ifPresent(user::addRequiredAction);
    } else {
      use(answer).note(authSession);
    }
    report(event, answer);
  }

  /**
   * The same in a login that ends without another page: the new factor that is due is asked for in
   * the next one, as is a new set when no code is left.
   */
  public void rightWithoutPages(EventBuilder event, Answer answer) {
    if (answer instanceof Answer.Bypassed) {
      newFactor()
          .ifPresent(
              action ->
                  AfterCommit.run(
                      session,
                      () ->
                          new UserChange(session, realm, user.getId())
                              .make(owner -> owner.addRequiredAction(action))));
    }
    report(event, answer);
  }

  /** Whoever uses a code of an administrator has no factor at hand. */
  private Optional<String> newFactor() {
    return RealmPolicy.of(session, realm).firstToSetUp().map(SetupActions::of);
  }

  private static RecoveryUse use(Answer answer) {
    return answer instanceof Answer.RecoveredInOrder inOrder
        ? new RecoveryUse(inOrder.left(), true)
        : new RecoveryUse(((Answer.Recovered) answer).rest().left(), false);
  }

  private void report(EventBuilder event, Answer answer) {
    report().right(event);
    OwnerNotices owner = new OwnerNotices(session, realm);
    if (answer instanceof Answer.Bypassed) {
      event.detail(BYPASS, "true");
      owner.tell(user, OwnerNotice.BYPASS_USED, Concerned.recoveryCodes());
    } else {
      int left = use(answer).left();
      event.detail(LEFT, Integer.toString(left));
      owner.tell(user, OwnerNotice.USED, Concerned.recoveryCodes(left));
    }
  }

  /** The id of the credential that had the right code. */
  public String credentialId(Answer answer) {
    if (answer instanceof Answer.Bypassed) {
      return bypass.orElseThrow().id();
    }
    return answer instanceof Answer.RecoveredInOrder
        ? ordered.orElseThrow().id()
        : set.orElseThrow().id();
  }

  /** Reports of codes of this user. */
  public CodeReport report() {
    return new CodeReport(session, realm, user, Concerned.recoveryCodes(), false);
  }
}
