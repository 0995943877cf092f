package dev.secondfactor.core.testing;

import dev.secondfactor.core.totp.Drifts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drifts in memory; counts how often one is learnt. */
public final class InMemoryDrifts implements Drifts {

  private final Map<List<String>, Integer> drifts = new HashMap<>();
  private int learnt;

  @Override
  public synchronized int read(String realmId, String userId, String credentialId) {
    return drifts.getOrDefault(List.of(realmId, userId, credentialId), 0);
  }

  @Override
  public synchronized void learn(String realmId, String userId, String credentialId, int drift) {
    learnt++;
    drifts.put(List.of(realmId, userId, credentialId), drift);
  }

  /** How often a drift was learnt. */
  public synchronized int learnt() {
    return learnt;
  }
}
