package dev.secondfactor.keycloak.budget;

import dev.secondfactor.core.budget.Budgets;
import dev.secondfactor.core.budget.SendBudgets;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import dev.secondfactor.keycloak.store.KeycloakClock;
import dev.secondfactor.keycloak.store.RealmHash;
import dev.secondfactor.keycloak.store.SingleUseStore;
import java.security.SecureRandom;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The one place that puts budgets together, so that all messages count against the same ones. */
public final class RealmBudgets {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RealmBudgets() {}

  /** Budgets over the store of the cluster. */
  public static Budgets all(KeycloakSession session) {
    return new Budgets(new SingleUseStore(session), RANDOM, new KeycloakClock());
  }

  /** The budgets for messages that the realm's policy asks for. */
  public static SendBudgets sends(KeycloakSession session, RealmModel realm) {
    return new SendBudgets(
        all(session), RealmHash.of(session, realm), RealmPolicy.of(session, realm).sends());
  }
}
