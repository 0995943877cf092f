package dev.secondfactor.requiredactions.totp;

import dev.secondfactor.core.totp.TotpDevice;
import dev.secondfactor.core.totp.TotpParameters;
import dev.secondfactor.core.totp.TotpSecret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
  private static final String PREFIX = "second-factor-configure-totp.";
  private static final String ID = PREFIX + "id";
  private static final String SECRET = PREFIX + "secret";
  private static final String MADE_AT = PREFIX + "made-at";
  private static final String OTHERS = PREFIX + "others";

  /** The set-up that this authentication session is in; the parameters are the realm's of now. */
  static Optional<TotpSetup> find(AuthenticationSessionModel session, TotpParameters parameters) {
    return Optional.ofNullable(session.getAuthNote(SECRET))
        .flatMap(TotpSecret::fromBase32)
        .map(
            secret ->
                new TotpSetup(
                    new TotpDevice(session.getAuthNote(ID), secret, parameters),
                    Instant.ofEpochSecond(Long.parseLong(session.getAuthNote(MADE_AT))),
                    Set.of(
                        Arrays.stream(session.getAuthNote(OTHERS).split(" "))
                            .filter(id -> !id.isEmpty())
                            .toArray(String[]::new))));
  }

  /** Begins a set-up with a new secret. */
  static TotpSetup begin(
      AuthenticationSessionModel session, TotpParameters parameters, Set<String> others) {
    TotpSetup setup =
        new TotpSetup(
            new TotpDevice(UUID.randomUUID().toString(), TotpSecret.draw(RANDOM), parameters),
            Instant.ofEpochSecond(Time.currentTime()),
            others);
    session.setAuthNote(ID, setup.device().credentialId());
    session.setAuthNote(SECRET, setup.device().secret().base32());
    session.setAuthNote(MADE_AT, Long.toString(setup.madeAt().getEpochSecond()));
    session.setAuthNote(OTHERS, String.join(" ", new TreeSet<>(others)));
    return setup;
  }

  static void clear(AuthenticationSessionModel session) {
    session.removeAuthNote(ID);
    session.removeAuthNote(SECRET);
    session.removeAuthNote(MADE_AT);
    session.removeAuthNote(OTHERS);
  }

  /** How long the secret can still be used; zero when its time is over. */
  Duration remaining(Duration lifetime) {
    Duration left =
        Duration.between(Instant.ofEpochSecond(Time.currentTime()), madeAt.plus(lifetime));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
