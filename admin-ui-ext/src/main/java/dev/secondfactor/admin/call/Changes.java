package dev.secondfactor.admin.call;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Records changes as admin events. The reason is a detail of the event, which Keycloak keeps also
 * where a realm does not keep representations.
 */
public final class Changes {

  private static final String REASON = "reason";
  private static final String ROOT = "second-factor";
  private static final String USERS = "users";

  private final AdminEventBuilder events;

  Changes(AdminEventBuilder events) {
    this.events = events;
  }

  /**
   * Records a change.
   *
   * @param operation the kind of change
   * @param resource the kind of what was changed, for example {@code SECOND_FACTOR_POLICY}
   * @param reason the administrator's own words
   * @param representation what was changed; without a secret, code or full destination
   * @param path the path below {@code second-factor}
   */
  public void record(
      OperationType operation,
      String resource,
      Optional<String> reason,
      Map<String, ?> representation,
      String... path) {
    events
        .operation(operation)
        .resource(resource)
        .resourcePath(Stream.concat(Stream.of(ROOT), Stream.of(path)).toArray(String[]::new))
        .representation(representation)
        .detail(REASON, reason.orElse(""))
        .success();
  }

  /**
   * Records what was done with the second factors of a user.
   *
   * @param id the user
   * @param operation the last part of the path
   */
  public void ofUser(
      String resource, String reason, Map<String, ?> representation, String id, String operation) {
    record(
        OperationType.ACTION, resource, Optional.of(reason), representation, USERS, id, operation);
  }
}
