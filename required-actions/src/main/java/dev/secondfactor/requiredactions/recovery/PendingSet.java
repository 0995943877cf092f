package dev.secondfactor.requiredactions.recovery;

import dev.secondfactor.core.recovery.RecoveryCode;
import dev.secondfactor.core.recovery.RecoveryCodeGenerator;
import dev.secondfactor.core.recovery.RecoveryReading;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import dev.secondfactor.requiredactions.pending.PendingNote;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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

  private static final PendingNote NOTE = new PendingNote(RecoveryCredentials.CONFIGURE_ACTION);

  /** The codes that this authentication session has shown. */
  static Optional<PendingSet> find(AuthenticationSessionModel session) {
    return NOTE.read(session).map(PendingSet::read);
  }

  /** Draws codes, in place of those that were shown before. */
  static PendingSet draw(AuthenticationSessionModel session, int count, Set<String> others) {
    PendingSet drawn =
        new PendingSet(
            UUID.randomUUID().toString(),
            GENERATOR.draw(count),
            Instant.ofEpochSecond(Time.currentTime()),
            others);
    NOTE.write(session, drawn.lines());
    return drawn;
  }

  static void clear(AuthenticationSessionModel session) {
    NOTE.clear(session);
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

  private List<String> lines() {
    return List.of(
        id,
        Long.toString(madeAt.getEpochSecond()),
        PendingNote.line(written()),
        PendingNote.line(new TreeSet<>(others)));
  }

  private static PendingSet read(List<String> lines) {
    return new PendingSet(
        lines.get(0),
        PendingNote.words(lines.get(2)).stream().map(PendingSet::code).toList(),
        Instant.ofEpochSecond(Long.parseLong(lines.get(1))),
        Set.copyOf(PendingNote.words(lines.get(3))));
  }

  private static RecoveryCode code(String written) {
    return ((RecoveryReading.Read) RecoveryCode.read(written)).code();
  }
}
