package dev.secondfactor.it.harness.admin;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Whose turn it is to call as an administrator. Keycloak's cache of roles can fail two such calls
 * at the same moment when a realm is made or removed ({@code DefaultLazyLoader}). So who does that
 * beside the tests makes each call alone; the calls of the tests may be at the same time.
 */
public final class Turns {

  private static final ReadWriteLock CALLS = new ReentrantReadWriteLock();
  private static final ThreadLocal<Boolean> ALONE = ThreadLocal.withInitial(() -> false);

  private Turns() {}

  /** Does something on this thread, each call of which is made alone. */
  public static void alone(Runnable work) {
    ALONE.set(true);
    try {
      work.run();
    } finally {
      ALONE.remove();
    }
  }

  /** Makes a call when it is its turn. */
  static <T> T take(Supplier<T> call) {
    Lock turn = ALONE.get() ? CALLS.writeLock() : CALLS.readLock();
    turn.lock();
    try {
      return call.get();
    } finally {
      turn.unlock();
    }
  }
}
