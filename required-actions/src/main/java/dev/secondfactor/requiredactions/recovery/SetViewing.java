package dev.secondfactor.requiredactions.recovery;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.RecoveryRules;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.recovery.SetCipher;
import dev.secondfactor.core.recovery.Unsealing;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.key.ViewingKeys;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.page.RecoverySetupPage;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;

/** Shows the codes of a set to its owner again, where the realm allows it. */
final class SetViewing {

  private static final Logger LOG = Logger.getLogger(SetViewing.class);

  private final RequiredActionContext context;
  private final RecoveryRules rules;
  private final Optional<RecoverySet> set;

  SetViewing(RequiredActionContext context) {
    this.context = context;
    this.rules = RealmPolicy.of(context.getSession(), context.getRealm()).recovery();
    this.set = RecoveryCredentials.set(context.getUser()).filter(kept -> kept.sealed().isPresent());
  }

  boolean isPossible() {
    return rules.viewable() && set.isPresent();
  }

  /** The page with the codes; empty when they cannot be opened. The owner is told of each time. */
  Optional<Response> show(RecoverySetupPage page) {
    RecoverySet kept = set.orElseThrow();
    Optional<Unsealing> unsealing =
        ViewingKeys.of(context.getSession(), rules).map(cipher -> open(cipher, kept));
    if (unsealing.isPresent() && unsealing.orElseThrow() instanceof Unsealing.Opened opened) {
      tell();
      return Optional.of(page.view(shown(kept, opened), kept));
    }
    LOG.errorf(
        "The recovery codes of user %s in realm %s cannot be shown: %s",
        context.getUser().getId(),
        context.getRealm().getName(),
        unsealing.map(SetViewing::cause).orElse("there is no key"));
    return Optional.empty();
  }

  private Unsealing open(SetCipher cipher, RecoverySet kept) {
    return cipher.open(
        ViewingKeys.binding(context.getRealm(), context.getUser(), kept),
        kept.sealed().orElseThrow());
  }

  private static List<RecoverySetupPage.Shown> shown(RecoverySet kept, Unsealing.Opened opened) {
    return opened.codes().stream()
        .map(code -> new RecoverySetupPage.Shown(code.written(), kept.isUsed(code.index())))
        .toList();
  }

  private void tell() {
    SecondFactorEvents.describe(
            context.getEvent().clone().event(EventType.CUSTOM_REQUIRED_ACTION),
            Method.RECOVERY_CODES)
        .detail(Details.CUSTOM_REQUIRED_ACTION, RecoveryCredentials.CONFIGURE_ACTION)
        .detail(SecondFactorEvents.OUTCOME, "viewed")
        .success();
    new OwnerNotices(context.getSession(), context.getRealm())
        .tell(context.getUser(), OwnerNotice.VIEWED, Concerned.recoveryCodes());
  }

  private static String cause(Unsealing unsealing) {
    return unsealing instanceof Unsealing.KeyMissing missing
        ? "key " + missing.keyId() + " is not configured"
        : "they were changed, or sealed for another user or set";
  }
}
