package dev.secondfactor.requiredactions.totp;

import dev.secondfactor.core.totp.TotpDevice;
import dev.secondfactor.core.totp.TotpParameters;
import dev.secondfactor.core.totp.TotpSecret;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.requiredactions.pending.PendingNote;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.keycloak.common.util.Time;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * An app that is being set up. Its secret is kept on the server; the form decides none of it.
 *
 * @param device the app, under the id that its credential will have
 * @param madeAt when the secret was made
 * @param others the ids of the apps that the user had then
 */
record TotpSetup(TotpDevice device, Instant madeAt, Set<String> others) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final PendingNote NOTE = new PendingNote(TotpCredentials.CONFIGURE_ACTION);

  /** The set-up that this authentication session is in; the parameters are the realm's of now. */
  static Optional<TotpSetup> find(AuthenticationSessionModel session, TotpParameters parameters) {
    return NOTE.read(session).flatMap(lines -> read(lines, parameters));
  }

  /** Begins a set-up with a new secret. */
  static TotpSetup begin(
      AuthenticationSessionModel session, TotpParameters parameters, Set<String> others) {
    TotpSetup setup =
        new TotpSetup(
            new TotpDevice(UUID.randomUUID().toString(), TotpSecret.draw(RANDOM), parameters),
            Instant.ofEpochSecond(Time.currentTime()),
            others);
    NOTE.write(session, setup.lines());
    return setup;
  }

  static void clear(AuthenticationSessionModel session) {
    NOTE.clear(session);
  }

  /** How long the secret can still be used; zero when its time is over. */
  Duration remaining(Duration lifetime) {
    Duration left =
        Duration.between(Instant.ofEpochSecond(Time.currentTime()), madeAt.plus(lifetime));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private List<String> lines() {
    return List.of(
        device.credentialId(),
        Long.toString(madeAt.getEpochSecond()),
        device.secret().base32(),
        PendingNote.line(new TreeSet<>(others)));
  }

  private static Optional<TotpSetup> read(List<String> lines, TotpParameters parameters) {
    return TotpSecret.fromBase32(lines.get(2))
        .map(
            secret ->
                new TotpSetup(
                    new TotpDevice(lines.get(0), secret, parameters),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(1))),
                    Set.copyOf(PendingNote.words(lines.get(3)))));
  }
}
