package dev.secondfactor.requiredactions.recovery;

import dev.secondfactor.core.recovery.RecoveryCode;
import dev.secondfactor.core.recovery.RecoveryCodeGenerator;
import dev.secondfactor.core.recovery.RecoveryReading;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Codes that the user has been shown and has not confirmed to have kept. They are on the server
 * only, in the authentication session; the form decides none of them.
 *
 * @param id the id that the set will have
 * @param codes the codes
 * @param madeAt when they were drawn
 * @param others the ids of the codes that the user had then
 */
record PendingSet(String id, List<RecoveryCode> codes, Instant madeAt, Set<String> others) {

  private static final RecoveryCodeGenerator GENERATOR =
      new RecoveryCodeGenerator(new SecureRandom());
  private static final String PREFIX = RecoveryCredentials.CONFIGURE_ACTION + ".";
  private static final String ID = PREFIX + "id";
  private static final String CODES = PREFIX + "codes";
  private static final String MADE_AT = PREFIX + "made-at";
  private static final String OTHERS = PREFIX + "others";
  private static final String SEPARATOR = " ";

  /** The codes that this authentication session has shown. */
  static Optional<PendingSet> find(AuthenticationSessionModel session) {
    return Optional.ofNullable(session.getAuthNote(ID))
        .map(
            id ->
                new PendingSet(
                    id,
                    parts(session.getAuthNote(CODES)).stream().map(PendingSet::code).toList(),
                    Instant.ofEpochSecond(Long.parseLong(session.getAuthNote(MADE_AT))),
                    Set.copyOf(parts(session.getAuthNote(OTHERS)))));
  }

  /** Draws codes, in place of those that were shown before. */
  static PendingSet draw(AuthenticationSessionModel session, int count, Set<String> others) {
    PendingSet drawn =
        new PendingSet(
            UUID.randomUUID().toString(),
            GENERATOR.draw(count),
            Instant.ofEpochSecond(Time.currentTime()),
            others);
    session.setAuthNote(ID, drawn.id());
    session.setAuthNote(CODES, String.join(SEPARATOR, drawn.written()));
    session.setAuthNote(MADE_AT, Long.toString(drawn.madeAt().getEpochSecond()));
    session.setAuthNote(OTHERS, String.join(SEPARATOR, new TreeSet<>(others)));
    return drawn;
  }

  static void clear(AuthenticationSessionModel session) {
    session.removeAuthNote(ID);
    session.removeAuthNote(CODES);
    session.removeAuthNote(MADE_AT);
    session.removeAuthNote(OTHERS);
  }

  /** The codes as people get them. */
  List<String> written() {
    return codes.stream().map(RecoveryCode::written).toList();
  }

  /** Without the codes. */
  @Override
  public String toString() {
    return "set " + id;
  }

  private static List<String> parts(String note) {
    return Arrays.stream(note.split(SEPARATOR))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toList());
  }

  private static RecoveryCode code(String written) {
    return ((RecoveryReading.Read) RecoveryCode.read(written)).code();
  }
}
