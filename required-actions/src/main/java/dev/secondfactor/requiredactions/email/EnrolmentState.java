package dev.secondfactor.requiredactions.email;

import dev.secondfactor.core.destination.EmailAddress;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** How far an enrolment has come. It is kept on the server; the form decides none of it. */
final class EnrolmentState {

  private static final String CANDIDATE = "second-factor-configure-email.candidate";

  private final AuthenticationSessionModel session;

  EnrolmentState(AuthenticationSessionModel session) {
    this.session = session;
  }

  /** The address that is being proven. */
  Optional<EmailAddress> candidate() {
    return Optional.ofNullable(session.getAuthNote(CANDIDATE)).map(EmailAddress::new);
  }

  void setCandidate(EmailAddress address) {
    session.setAuthNote(CANDIDATE, address.value());
  }

  void clear() {
    session.removeAuthNote(CANDIDATE);
  }
}
