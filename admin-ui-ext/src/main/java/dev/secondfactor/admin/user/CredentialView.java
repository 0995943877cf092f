package dev.secondfactor.admin.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.secondfactor.admin.answer.Answers;
import dev.secondfactor.keycloak.guard.LastUse;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import dev.secondfactor.keycloak.reset.RemovedFactor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/**
 * What a user has enrolled, as JSON.
 *
 * @param id the stored credential
 * @param label the name that the user gave it
 * @param destination where its codes go, masked
 * @param enrolledAt when it was enrolled, in UTC
 * @param lastUsedOn on which day it was last used in a login, in UTC
 * @param left how many codes are left in a set
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CredentialView(
    String id,
    Optional<String> label,
    Optional<String> destination,
    Optional<String> enrolledAt,
    Optional<String> lastUsedOn,
    Optional<Integer> left) {

  static CredentialView of(CredentialModel credential, LastUse use) {
    String destination = RemovedFactor.concerned(credential).destination();
    return new CredentialView(
        credential.getId(),
        Optional.ofNullable(credential.getUserLabel()).filter(label -> !label.isBlank()),
        Optional.of(destination).filter(masked -> !masked.isEmpty()),
        Optional.ofNullable(credential.getCreatedDate())
            .map(Instant::ofEpochMilli)
            .map(Answers::text),
        use.of(credential.getId()).map(LocalDate::toString),
        RecoveryCredentials.left(credential));
  }
}
