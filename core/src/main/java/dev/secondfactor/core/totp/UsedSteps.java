package dev.secondfactor.core.totp;

import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.store.KeyedHash;
import java.time.Clock;
import java.time.Duration;

/**
 * Which steps of a device are used: one that was accepted, and every older one, is never accepted
 * again, in no session and on no node (RFC 6238 5.2).
 *
 * <p>Steps are put together in blocks. Accepting one claims it, its block and the older steps of
 * the block; a step is used when it is claimed or a newer block is. So a few claims stand for all
 * older steps that a window or a resynchronization can reach.
 *
 * <p>Keycloak's own OTP form remembers codes under a key of its own. That key is claimed as well,
 * so that what is used here is used there, and what was used there is refused here.
 */
public final class UsedSteps {

  private static final int BLOCK = 4;

  private final EphemeralStore store;
  private final KeyedHash hash;
  private final Clock clock;

  /** Used steps kept in a store. */
  public UsedSteps(EphemeralStore store, KeyedHash hash, Clock clock) {
    this.store = store;
    this.hash = hash;
    this.clock = clock;
  }

  /**
   * Uses a step up, and all older ones.
   *
   * @param window how many steps on either side Keycloak's form accepts
   * @return true for exactly one caller, and only when neither the step nor a newer one was used
   */
  public boolean accept(String realmId, TotpDevice device, long step, int window) {
    Duration memory = memory(device, window);
    long block = blockOf(step);
    // A newer block that is claimed after this look is of a login at the same moment, which may as
    // well have come second.
    if (isNewerUsed(realmId, device, block, window)
        || !store.claim(stepKey(realmId, device, step), memory)) {
      return false;
    }
    store.claim(blockKey(realmId, device, block), memory);
    for (long older = block * BLOCK; older < step; older++) {
      store.claim(stepKey(realmId, device, older), memory);
    }
    return claimInKeycloak(device, step, window);
  }

  /**
   * Withdraws a step whose code was given at another time. Who only guessed it has been told that
   * it is right at some time, and must not be able to wait for that.
   *
   * @param window how many steps on either side Keycloak's form accepts
   */
  public void withdraw(String realmId, TotpDevice device, long step, int window) {
    store.claim(stepKey(realmId, device, step), memory(device, window));
    claimInKeycloak(device, device.codes().at(step), step, window);
  }

  /** The code of the step, and those of the older ones that Keycloak's form accepts from now on. */
  private boolean claimInKeycloak(TotpDevice device, long step, int window) {
    TotpCodes codes = device.codes();
    boolean first = claimInKeycloak(device, codes.at(step), step, window);
    for (long older = now(device) - window; older < step; older++) {
      claimInKeycloak(device, codes.at(older), older, window);
    }
    return first;
  }

  /**
   * Keycloak keeps a code for as many periods as its window has; one that is not in its window yet
   * has to be kept until it has left it.
   */
  private boolean claimInKeycloak(TotpDevice device, String code, long step, int window) {
    long periods = 2L * window + 1 + Math.max(0, step - window - now(device));
    return store.claim(
        device.credentialId() + "." + code, device.parameters().period().multipliedBy(periods));
  }

  private boolean isNewerUsed(String realmId, TotpDevice device, long block, int window) {
    long newest = blockOf(now(device) + reach(device, window));
    boolean used = false;
    for (long newer = block + 1; newer <= newest && !used; newer++) {
      used = store.isClaimed(blockKey(realmId, device, newer));
    }
    return used;
  }

  /** A step can be accepted from so long before it until so long after it. */
  private Duration memory(TotpDevice device, int window) {
    return device.parameters().period().multipliedBy(2L * reach(device, window) + 1);
  }

  /** How far from now a step can be accepted, and one more: clocks of nodes differ. */
  private static int reach(TotpDevice device, int window) {
    return device.parameters().mostDrift() + window + 1;
  }

  private long now(TotpDevice device) {
    return device.parameters().stepOf(clock.instant());
  }

  private static long blockOf(long step) {
    return Math.floorDiv(step, BLOCK);
  }

  private String stepKey(String realmId, TotpDevice device, long step) {
    return hash.storeKey("totp-step", realmId, device.credentialId(), Long.toString(step));
  }

  private String blockKey(String realmId, TotpDevice device, long block) {
    return hash.storeKey("totp-block", realmId, device.credentialId(), Long.toString(block));
  }
}
