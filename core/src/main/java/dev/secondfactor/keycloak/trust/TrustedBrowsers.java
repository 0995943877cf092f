package dev.secondfactor.keycloak.trust;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.trust.Trust;
import dev.secondfactor.core.trust.TrustToken;
import dev.secondfactor.core.trust.TrustUse;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.store.KeycloakClock;
import dev.secondfactor.keycloak.store.UserChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The browsers that a user has had trusted. */
public final class TrustedBrowsers {

  /** Of more, the one that was not used for the longest time goes. */
  static final int MOST = 10;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  /** Those of a user. */
  public TrustedBrowsers(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  /** Those whose time is not over, the last used first. */
  public List<StoredTrust> list() {
    Instant now = new KeycloakClock().instant();
    return StoredTrust.all(user)
        .filter(browser -> browser.until().isAfter(now))
        .sorted(Comparator.comparing(StoredTrust::lastUsedAt).reversed())
        .toList();
  }

  /**
   * Trusts the browser of the request from now on, in place of what was kept of it, and tells the
   * owner. It stands whether or not the request succeeds: the code was right.
   *
   * @param method the method whose code was right
   */
  public void trust(Method method) {
    TrustCookie cookie = new TrustCookie(session, realm, user);
    Optional<String> before = cookie.value().flatMap(TrustToken::parse).map(TrustToken::browser);
    TrustToken token = TrustToken.draw(UUID.randomUUID().toString(), RANDOM);
    new UserChange(session, realm, user.getId())
        .makeAndTell(owner -> Optional.of(keep(owner, before, token, method)))
        .ifPresent(
            label -> {
              cookie.set(token, Duration.ofDays(policy().trust().days()));
              SecondFactorEvents.browserTrusted(session, realm, user, method);
              tell(OwnerNotice.BROWSER_TRUSTED, method, label);
            });
  }

  /** Keeps the browser of the request, and tells its label. */
  private String keep(UserModel owner, Optional<String> before, TrustToken token, Method method) {
    CallingBrowser calling = new CallingBrowser(session);
    Instant now = new KeycloakClock().instant();
    before.flatMap(id -> StoredTrust.find(owner, id)).ifPresent(old -> remove(owner, old));
    makeRoom(owner, now);
    String label = freeLabel(owner, calling.name());
    TrustUse first =
        new TrustUse(
            token.hash(), FactorState.of(owner, policy()), calling.address(), calling.name(), now);
    Trust trust = Trust.begin(first, policy().trust());
    owner
        .credentialManager()
        .createStoredCredential(StoredTrust.row(token.browser(), label, trust, method));
    return label;
  }

  private SecondFactorPolicy policy() {
    return RealmPolicy.of(session, realm);
  }

  /**
   * Withdraws the trust in one browser, as an administrator does, and tells the owner.
   *
   * @return whether it was trusted
   */
  public boolean withdraw(String id) {
    return withdraw(browser -> browser.id().equals(id)) > 0;
  }

  /**
   * Withdraws the trust in all browsers, as an administrator does, and tells the owner of each.
   *
   * @return how many there were
   */
  public int withdrawAll() {
    return withdraw(browser -> true);
  }

  /** Forgets all browsers of a user who is being changed, in the transaction of the change. */
  public static void forget(UserModel owner) {
    StoredTrust.all(owner).toList().forEach(browser -> remove(owner, browser));
  }

  private int withdraw(Predicate<StoredTrust> which) {
    List<StoredTrust> gone =
        new UserChange(session, realm, user.getId())
            .makeAndTell(
                owner -> {
                  List<StoredTrust> found = StoredTrust.all(owner).filter(which).toList();
                  found.forEach(browser -> remove(owner, browser));
                  return Optional.of(found);
                })
            .orElse(List.of());
    gone.forEach(browser -> tell(OwnerNotice.BROWSER_WITHDRAWN, browser.method(), browser.label()));
    return gone.size();
  }

  private void tell(OwnerNotice notice, Method method, String label) {
    new OwnerNotices(session, realm).tell(user, notice, Concerned.browser(method, label));
  }

  private static void makeRoom(UserModel owner, Instant now) {
    List<StoredTrust> kept =
        StoredTrust.all(owner)
            .sorted(Comparator.comparing(StoredTrust::lastUsedAt).reversed())
            .toList();
    IntStream.range(0, kept.size())
        .filter(i -> i >= MOST - 1 || !kept.get(i).until().isAfter(now))
        .forEach(i -> remove(owner, kept.get(i)));
  }

  /** Keycloak wants the labels of a user's credentials of one type to differ. */
  private static String freeLabel(UserModel owner, String browser) {
    Set<String> taken = StoredTrust.all(owner).map(StoredTrust::label).collect(Collectors.toSet());
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> i == 1 ? browser : browser + " " + i)
        .filter(label -> !taken.contains(label))
        .findFirst()
        .orElseThrow();
  }

  private static void remove(UserModel owner, StoredTrust browser) {
    owner.credentialManager().removeStoredCredentialById(browser.id());
  }
}
