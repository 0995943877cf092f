package dev.secondfactor.keycloak.delivery;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Does what must not happen when the request fails, such as sending a message. */
public final class AfterCommit {

  private AfterCommit() {}

  /** Runs it after the transaction of the request, if that succeeds. */
  public static void run(KeycloakSession session, Runnable task) {
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                task.run();
              }

              @Override
              protected void rollbackImpl() {}
            });
  }
}
