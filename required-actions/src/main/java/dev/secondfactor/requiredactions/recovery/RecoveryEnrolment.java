package dev.secondfactor.requiredactions.recovery;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.page.RecoverySetupPage;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.recovery.KeycloaksCodes;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import dev.secondfactor.keycloak.recovery.RecoveryUse;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.CodeSteps;
import dev.secondfactor.requiredactions.confirm.ProtectedChange;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** One call of the action: what is due follows from the state on the server. */
final class RecoveryEnrolment {

  private final RequiredActionContext context;
  private final UserModel user;
  private final AuthenticationSessionModel authSession;
  private final ProtectedChange change;
  private final RecoveryOffer offer;
  private final SetViewing viewing;
  private final Set<String> others;

  RecoveryEnrolment(RequiredActionContext context) {
    this.context = context;
    this.user = context.getUser();
    this.authSession = context.getAuthenticationSession();
    this.change = new ProtectedChange(context);
    this.offer = new RecoveryOffer(context);
    this.viewing = new SetViewing(context);
    this.others = RecoveryCredentials.ids(user);
  }

  /**
   * Shows the page, unless a fresh check is missing: the confirmation stands before this action, so
   * that only happens where it was switched off.
   */
  void begin() {
    if (change.lacksConfirmation()) {
      context.ignore();
    } else {
      change.confirm();
      show();
    }
  }

  void act() {
    CodeForm form = CodeForm.of(context.getHttpRequest());
    if (change.lacksConfirmation()) {
      context.failure("second_factor_required");
    } else if (form.isFinish()) {
      finish(form);
    } else if (form.isRenew()) {
      context.challenge(codes(PendingSet.find(authSession).orElseGet(this::draw), page()));
    } else if (form.isView() && viewing.isPossible()) {
      context.challenge(
          viewing
              .show(page())
              .orElseGet(() -> manage(page().error("secondFactorRecoveryViewFailed"))));
    } else if (form.isLater() && isFreeToGo()) {
      goOn();
    } else {
      show();
    }
  }

  /** Codes that were shown already are shown again, however often the page is reloaded. */
  private void show() {
    Optional<PendingSet> pending = PendingSet.find(authSession);
    context.challenge(
        pending.isEmpty() && !offer.isSpent() && RecoveryCredentials.hasLeft(user)
            ? manage(page())
            : codes(pending.orElseGet(this::draw), page()));
  }

  private void finish(CodeForm form) {
    Optional<PendingSet> pending = PendingSet.find(authSession);
    if (pending.isEmpty() || !pending.orElseThrow().others().equals(others)) {
      doneElsewhere();
    } else if (!form.isSaved()) {
      context.challenge(codes(pending.orElseThrow(), page().notSaved()));
    } else if (!new CodeSteps(context.getSession(), context.getRealm())
        .claimSet(pending.orElseThrow().id())) {
      doneElsewhere();
    } else {
      new MadeSet(context).store(pending.orElseThrow());
      PendingSet.clear(authSession);
      offer.answered();
      context.success();
    }
  }

  /** Another window was faster: what this one shows is of no use any more. */
  private void doneElsewhere() {
    context.challenge(codes(draw(), page().error("secondFactorRecoveryDoneElsewhere")));
  }

  /** Whether the user may end this without new codes, which were seen again perhaps. */
  private boolean isFreeToGo() {
    return offer.canBeDeclined() || (isAppInitiated() && !offer.isDemanded());
  }

  /** The login ends after this page, so its event has to be told here of the code. */
  private void goOn() {
    RecoveryUse.find(authSession)
        .ifPresent(use -> SecondFactorEvents.describe(context.getEvent(), Method.RECOVERY_CODES));
    PendingSet.clear(authSession);
    offer.answered();
    context.getEvent().detail(SecondFactorEvents.OUTCOME, "unchanged");
    context.success();
  }

  private Response manage(RecoverySetupPage page) {
    Optional<RecoverySet> set = RecoveryCredentials.set(user).filter(kept -> !kept.isSpent());
    Optional<KeycloaksCodes> ordered =
        KeycloaksCodes.of(context.getSession(), context.getRealm(), user);
    Optional<RecoveryUse> use = RecoveryUse.find(authSession);
    if (set.isEmpty() || use.filter(RecoveryUse::inOrder).isPresent()) {
      KeycloaksCodes codes = ordered.orElseThrow();
      return page.manage(
          use.map(RecoveryUse::left).orElseGet(codes::left),
          codes.total(),
          codes.createdAt(),
          true,
          use.isPresent(),
          false);
    }
    RecoverySet kept = set.orElseThrow();
    return page.manage(
        use.map(RecoveryUse::left).orElseGet(kept::left),
        kept.total(),
        kept.createdAt(),
        false,
        use.isPresent(),
        viewing.isPossible());
  }

  private Response codes(PendingSet pending, RecoverySetupPage page) {
    return page.last(offer.isSpent())
        .codes(
            pending.written(), pending.madeAt(), !pending.others().isEmpty() && !offer.isSpent());
  }

  private PendingSet draw() {
    int count = RealmPolicy.of(context.getSession(), context.getRealm()).recovery().codes();
    return PendingSet.draw(authSession, count, others);
  }

  private boolean isAppInitiated() {
    return RecoveryCredentials.CONFIGURE_ACTION.equals(
        authSession.getClientNote(Constants.KC_ACTION));
  }

  private RecoverySetupPage page() {
    return new RecoverySetupPage(context.getSession(), context.getRealm(), user, context.form())
        .canSkip(offer.canBeDeclined());
  }
}
