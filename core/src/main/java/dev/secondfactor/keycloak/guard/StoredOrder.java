package dev.secondfactor.keycloak.guard;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What the order of a user's second factors is due to: the type of credential that was put first
 * for the realm, or the user.
 */
public final class StoredOrder {

  private static final String OWN = "own";

  private StoredOrder() {}

  /** Whether the user has set it. */
  public static boolean isOwn(UserModel user) {
    return order(user).filter(OWN::equals).isPresent();
  }

  /** The type that was put first for the realm; empty when none was. */
  public static Optional<String> settled(UserModel user) {
    return order(user).filter(type -> !type.equals(OWN));
  }

  /** Notes that the user has set it, in the transaction of the change itself. */
  public static void noteOwn(KeycloakSession session, RealmModel realm, UserModel owner) {
    noteSettled(session, realm, owner, OWN);
  }

  /** Notes the type that was put first, in the transaction of the change itself. */
  public static void noteSettled(
      KeycloakSession session, RealmModel realm, UserModel owner, String type) {
    new StoredGuardRecords(session, realm).write(owner, (same, data) -> data.withOrder(type));
  }

  private static Optional<String> order(UserModel user) {
    return StoredGuardRecords.record(user).map(GuardData::of).flatMap(GuardData::order);
  }
}
