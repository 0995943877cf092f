package dev.secondfactor.keycloak.mail;

import dev.secondfactor.core.delivery.FailureReason;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.email.EmailException;

/** Tells from an exception of Keycloak's e-mail sender why a mail was not sent. */
final class MailFailures {

  private MailFailures() {}

  static FailureReason reasonOf(EmailException failure) {
    if (failure.getCause() == null) {
      // Keycloak itself refuses to write to such an address.
      return FailureReason.REFUSED;
    }
    Optional<SendFailedException> refusal =
        causes(failure)
            .filter(SendFailedException.class::isInstance)
            .map(SendFailedException.class::cast)
            .findFirst();
    if (refusal.isPresent()) {
      Address[] invalid = refusal.orElseThrow().getInvalidAddresses();
      return invalid != null && invalid.length > 0
          ? FailureReason.REFUSED
          : FailureReason.UNAVAILABLE;
    }
    return causes(failure).anyMatch(MailFailures::isBeforeTheMessage)
        ? FailureReason.UNAVAILABLE
        : FailureReason.UNKNOWN;
  }

  private static boolean isBeforeTheMessage(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof AuthenticationFailedException;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
