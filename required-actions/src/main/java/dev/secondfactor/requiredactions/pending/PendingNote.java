package dev.secondfactor.requiredactions.pending;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a set-up keeps in the authentication session until it is proven. It is one note for all of
 * it: requests at the same moment see the whole of one set-up or nothing, and never the parts of
 * two.
 *
 * @param action the required action
 */
public record PendingNote(String action) {

  private static final String LINE = "\n";
  private static final String WORD = " ";

  /** Keeps lines, in place of those before. */
  public void write(AuthenticationSessionModel session, List<String> lines) {
    session.setAuthNote(name(), String.join(LINE, lines));
  }

  /** The lines that are kept. */
  public Optional<List<String>> read(AuthenticationSessionModel session) {
    return Optional.ofNullable(session.getAuthNote(name()))
        .map(note -> List.of(note.split(LINE, -1)));
  }

  /** Keeps nothing any more. */
  public void clear(AuthenticationSessionModel session) {
    session.removeAuthNote(name());
  }

  /** Words without blanks, as one line. */
  public static String line(Collection<String> words) {
    return String.join(WORD, words);
  }

  /** The words of such a line. */
  public static List<String> words(String line) {
    return Arrays.stream(line.split(WORD)).filter(word -> !word.isEmpty()).toList();
  }

  private String name() {
    return action + ".pending";
  }
}
