package dev.secondfactor.admin.report;

import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.guard.StoredGuardRecords;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Reads the users of a realm with their second factors, in the order of their ids. One query reads
 * them all; rows come from the database a thousand at a time, and no more than one user is kept.
 */
final class UserScan {

  private static final int ROWS_AT_A_TIME = 1000;

  private static final String ROWS =
      "select u.id, u.username, u.enabled, u.emailVerified, u.email,"
          + " c.id, c.type, c.createdDate, c.credentialData"
          + " from UserEntity u left join u.credentials c on c.type in (:types)"
          + " where u.realmId = :realm and u.serviceAccountClientLink is null";

  private static final String FEDERATED =
      "select count(distinct c.userId) from FederatedUserCredentialEntity c"
          + " where c.realmId = :realm and c.type in (:types)";

  private final EntityManager database;
  private final RealmModel realm;
  private final UserReader reader;

  UserScan(KeycloakSession session, RealmModel realm) {
    this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.realm = realm;
    this.reader = new UserReader(RealmPolicy.of(session, realm));
  }

  /**
   * Shows one user after the other.
   *
   * @param after the id of the user before the first; empty for all
   * @param visitor tells whether to go on
   */
  void each(Optional<String> after, Predicate<ReportUser> visitor) {
    try (Stream<Object[]> rows = query(after).getResultStream()) {
      UserRows users = new UserRows(rows.iterator(), reader::read);
      boolean goesOn = true;
      while (goesOn && users.hasNext()) {
        goesOn = visitor.test(users.next());
      }
    }
  }

  /**
   * How many users of federated stores, who have no account of their own in the database, have
   * enrolled a second factor.
   */
  long federated() {
    return database
        .createQuery(FEDERATED, Long.class)
        .setParameter("realm", realm.getId())
        .setParameter("types", SecondFactors.types())
        .getSingleResult();
  }

  private TypedQuery<Object[]> query(Optional<String> after) {
    String text = ROWS + (after.isPresent() ? " and u.id > :after" : "") + " order by u.id";
    TypedQuery<Object[]> query =
        database
            .createQuery(text, Object[].class)
            .setParameter("realm", realm.getId())
            .setParameter("types", types())
            .setHint("org.hibernate.readOnly", true)
            .setHint("org.hibernate.fetchSize", ROWS_AT_A_TIME);
    after.ifPresent(id -> query.setParameter("after", id));
    return query;
  }

  private static Set<String> types() {
    Set<String> types = new HashSet<>(SecondFactors.types());
    types.add(StoredGuardRecords.TYPE);
    return types;
  }
}
