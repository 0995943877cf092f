package dev.secondfactor.admin.report;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.EmailDestination;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.factor.SecondFactors;
import dev.secondfactor.keycloak.guard.LastUse;
import dev.secondfactor.keycloak.guard.StoredGuardRecords;
import dev.secondfactor.keycloak.recovery.RecoveryCredentials;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** Makes a user of the report from stored rows. */
final class UserReader {

  private final boolean accountAddress;

  UserReader(SecondFactorPolicy policy) {
    this.accountAddress =
        policy.offers(Method.EMAIL_OTP)
            && policy.emailDestination() == EmailDestination.ACCOUNT_ADDRESS;
  }

  ReportUser read(Account account, List<StoredFactor> rows) {
    LastUse uses =
        rows.stream()
            .filter(row -> row.type().equals(StoredGuardRecords.TYPE))
            .findFirst()
            .map(UserReader::lastUse)
            .orElseGet(LastUse::none);
    List<Enrolment> enrolments = new ArrayList<>();
    for (StoredFactor row : rows) {
      method(row.type())
          .map(method -> new Enrolment(method, row.createdAt(), uses.of(row.id())))
          .ifPresent(enrolments::add);
    }
    if (hasAccountAddress(account, enrolments)) {
      Optional<LocalDate> used = uses.of(Method.EMAIL_OTP);
      enrolments.add(new Enrolment(Method.EMAIL_OTP.id(), Optional.empty(), used));
    }
    return new ReportUser(
        account.id(), account.username(), account.enabled(), enrolments, codesLeft(rows));
  }

  /** Where the policy lets the verified address of the account serve, it needs no set-up. */
  private boolean hasAccountAddress(Account account, List<Enrolment> enrolments) {
    return accountAddress
        && enrolments.stream().noneMatch(each -> each.method().equals(Method.EMAIL_OTP.id()))
        && account.verifiedEmail().flatMap(EmailAddress::parse).isPresent();
  }

  private static Optional<String> method(String type) {
    return WebAuthnCredentialModel.TYPE_TWOFACTOR.equals(type)
        ? Optional.of(Enrolment.WEBAUTHN)
        : SecondFactors.methodOf(type).map(Method::id);
  }

  private static LastUse lastUse(StoredFactor row) {
    return LastUse.in(credential(row));
  }

  private static OptionalInt codesLeft(List<StoredFactor> rows) {
    List<Integer> left =
        rows.stream()
            .map(UserReader::credential)
            .map(RecoveryCredentials::left)
            .flatMap(Optional::stream)
            .toList();
    return left.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(left.stream().mapToInt(Integer::intValue).sum());
  }

  /** The credential, as far as it was read. */
  private static CredentialModel credential(StoredFactor row) {
    CredentialModel credential = new CredentialModel();
    credential.setId(row.id());
    credential.setType(row.type());
    credential.setCredentialData(row.data());
    return credential;
  }
}
