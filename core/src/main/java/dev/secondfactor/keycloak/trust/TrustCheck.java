package dev.secondfactor.keycloak.trust;

import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.trust.Standing;
import dev.secondfactor.core.trust.Trust;
import dev.secondfactor.core.trust.TrustToken;
import dev.secondfactor.core.trust.TrustUse;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.store.KeycloakClock;
import dev.secondfactor.keycloak.store.RealmHash;
import dev.secondfactor.keycloak.store.SingleUseStore;
import dev.secondfactor.keycloak.store.UserChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Whether the browser of the request is trusted, which is a use of its token. Of requests with the
 * same token at the same moment one gets the next token, on whatever node they are; the others are
 * trusted without.
 */
public final class TrustCheck {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final SecondFactorPolicy policy;
  private final TrustCookie cookie;

  /** The check of the browser of the request for a user. */
  public TrustCheck(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.policy = RealmPolicy.of(session, realm);
    this.cookie = new TrustCookie(session, realm, user);
  }

  /**
   * What came of a use.
   *
   * @param standing what the token was worth
   * @param browser the browser as it was before
   * @param rotated whether the token was replaced
   */
  private record Outcome(Standing standing, StoredTrust browser, boolean rotated) {}

  /** Whether the browser has sent anything that may be a token, in a realm that trusts browsers. */
  public boolean isClaimed() {
    return policy.trust().isOn() && cookie.value().isPresent();
  }

  /** Uses the token; the browser is trusted when it was worth that. */
  public boolean use() {
    Optional<TrustToken> token = cookie.value().flatMap(TrustToken::parse);
    Optional<Standing> standing = token.flatMap(this::use);
    if (standing.isEmpty()) {
      cookie.expire();
    }
    return standing.filter(Standing::isTrusted).isPresent();
  }

  private Optional<Standing> use(TrustToken token) {
    boolean first = new SingleUseStore(session).claim(key(token), Trust.GRACE);
    TrustToken next = TrustToken.draw(token.browser(), RANDOM);
    Optional<Outcome> outcome =
        new UserChange(session, realm, user.getId())
            .makeAndTell(owner -> use(owner, token, next, first));
    outcome.ifPresent(what -> follow(what, next));
    return outcome.map(Outcome::standing).filter(standing -> !standing.isOver());
  }

  private Optional<Outcome> use(UserModel owner, TrustToken token, TrustToken next, boolean first) {
    CallingBrowser calling = new CallingBrowser(session);
    TrustUse use =
        new TrustUse(
            token.hash(),
            FactorState.of(owner, policy),
            calling.address(),
            calling.name(),
            new KeycloakClock().instant());
    return StoredTrust.find(owner, token.browser())
        .map(
            browser -> {
              Standing standing = browser.trust().standing(use, policy.trust());
              boolean rotates = standing == Standing.CURRENT && first;
              if (rotates) {
                owner.credentialManager().updateStoredCredential(browser.rotated(next.hash(), use));
              } else if (standing.isOver()) {
                owner.credentialManager().removeStoredCredentialById(browser.id());
              }
              return new Outcome(standing, browser, rotates);
            });
  }

  private void follow(Outcome outcome, TrustToken next) {
    StoredTrust browser = outcome.browser();
    if (outcome.rotated()) {
      cookie.set(
          next,
          Duration.between(new KeycloakClock().instant(), browser.trust().end(policy.trust())));
    } else if (outcome.standing() == Standing.REPLAYED) {
      SecondFactorEvents.browserReplayed(session, realm, user, browser.method());
      new OwnerNotices(session, realm)
          .tell(
              user,
              OwnerNotice.BROWSER_REPLAYED,
              Concerned.browser(browser.method(), browser.label()));
    }
  }

  private String key(TrustToken token) {
    return RealmHash.of(session, realm).storeKey("trust", realm.getId(), token.hash());
  }
}
