package dev.secondfactor.keycloak.trust;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.trust.Fingerprint;
import dev.secondfactor.keycloak.credential.EmailDestinations;
import dev.secondfactor.keycloak.guard.StoredGuardRecords;
import dev.secondfactor.keycloak.recovery.StoredBypass;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The password and the second factors that a user has at a moment. It is another one after each
 * change of the password, and after each factor that is added, replaced or removed, by whatever
 * way; not when a factor is used.
 */
final class FactorState {

  /** What is kept of a user and is nothing to sign in with, or is for one time. */
  private static final Set<String> NOT_COUNTED =
      Set.of(
          StoredTrust.TYPE,
          StoredGuardRecords.TYPE,
          StoredBypass.TYPE,
          PasswordCredentialModel.PASSWORD_HISTORY);

  private FactorState() {}

  /** Its fingerprint. A password keeps its id when it is changed, but not its date. */
  static String of(UserModel owner, SecondFactorPolicy policy) {
    Stream<String> credentials =
        owner
            .credentialManager()
            .getStoredCredentialsStream()
            .filter(credential -> !NOT_COUNTED.contains(credential.getType()))
            .map(FactorState::named)
            .sorted();
    Stream<String> address =
        new EmailDestinations(policy).ofAccount(owner).map(EmailAddress::canonical).stream();
    return Fingerprint.of(Stream.concat(credentials, address));
  }

  private static String named(CredentialModel credential) {
    return credential.getId() + " " + credential.getCreatedDate();
  }
}
