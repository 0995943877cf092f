package dev.secondfactor.requiredactions.destination;

import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.method.Method;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** How far an enrolment has come. It is kept on the server; the form decides none of it. */
final class EnrolmentState {

  private final AuthenticationSessionModel session;
  private final String note;

  EnrolmentState(AuthenticationSessionModel session, Method method) {
    this.session = session;
    this.note = "second-factor-enrolment." + method.id() + ".candidate";
  }

  /** The value of the destination that is being proven. */
  Optional<String> candidate() {
    return Optional.ofNullable(session.getAuthNote(note));
  }

  void setCandidate(Destination destination) {
    session.setAuthNote(note, destination.value());
  }

  void clear() {
    session.removeAuthNote(note);
  }
}
