package dev.secondfactor.keycloak.guard;

import dev.secondfactor.core.grace.Grace;
import dev.secondfactor.core.grace.GraceRules;
import dev.secondfactor.keycloak.store.UserChange;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What a user has had of the time in which the set-up of a second factor may be put off, in the
 * guard record. It stays there when a factor was set up, so that nobody gets the time twice.
 */
public final class StoredGrace {

  private final StoredGuardRecords records;
  private final UserChange changes;
  private final UserModel user;
  private final Clock clock;

  /** That of a user of a realm. */
  public StoredGrace(KeycloakSession session, RealmModel realm, UserModel user, Clock clock) {
    this.records = new StoredGuardRecords(session, realm);
    this.changes = new UserChange(session, realm, user.getId());
    this.user = user;
    this.clock = clock;
  }

  /** What is kept; it changes nothing. */
  public Grace read() {
    return of(user);
  }

  /** Begins it, unless it has begun. */
  public Grace begin() {
    return change(grace -> Optional.of(grace.begun(clock.instant()))).orElse(Grace.NOT_BEGUN);
  }

  /**
   * Puts the set-up off once more. Of logins at the same moment no more get through than the rules
   * allow: whoever has read what another has changed since tries again.
   *
   * @return whether it could be put off
   */
  public boolean putOff(GraceRules rules) {
    return change(grace -> grace.putOff(rules, clock.instant())).isPresent();
  }

  private Optional<Grace> change(Function<Grace, Optional<Grace>> change) {
    return changes.makeAndTell(
        owner -> {
          Optional<Grace> next = change.apply(of(owner));
          next.ifPresent(grace -> records.write(owner, (same, data) -> data.withGrace(grace)));
          return next;
        });
  }

  private static Grace of(UserModel owner) {
    return StoredGuardRecords.record(owner)
        .map(GuardData::of)
        .map(GuardData::grace)
        .orElse(Grace.NOT_BEGUN);
  }
}
