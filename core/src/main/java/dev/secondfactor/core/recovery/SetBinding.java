package dev.secondfactor.core.recovery;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What sealed codes are bound to: put beside another user or set they do not open.
 *
 * @param realmId the realm
 * @param userId the user
 * @param setId the set
 */
public record SetBinding(String realmId, String userId, String setId) {

  private static final String PURPOSE = "dev.secondfactor/recovery-codes/v1";

  /** In one text, with lengths: no two bindings give the same. */
  String text() {
    return Stream.of(PURPOSE, realmId, userId, setId)
        .map(part -> part.length() + ":" + part)
        .collect(Collectors.joining());
  }
}
