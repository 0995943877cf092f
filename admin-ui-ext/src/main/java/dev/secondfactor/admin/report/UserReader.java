package dev.secondfactor.admin.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.EmailDestination;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.guard.LastUse;
import dev.secondfactor.keycloak.guard.StoredGuardRecords;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.util.JsonSerialization;

/** Makes a user of the report from stored rows. */
final class UserReader {

  private static final Map<String, String> METHODS =
      Map.of(
          Method.EMAIL_OTP.credentialType(),
          Method.EMAIL_OTP.id(),
          Method.SMS_OTP.credentialType(),
          Method.SMS_OTP.id(),
          OTPCredentialModel.TYPE,
          Method.TOTP.id(),
          Method.RECOVERY_CODES.credentialType(),
          Method.RECOVERY_CODES.id(),
          RecoveryAuthnCodesCredentialModel.TYPE,
          Method.RECOVERY_CODES.id(),
          WebAuthnCredentialModel.TYPE_TWOFACTOR,
          Enrolment.WEBAUTHN);

  private final boolean accountAddress;

  UserReader(SecondFactorPolicy policy) {
    this.accountAddress =
        policy.offers(Method.EMAIL_OTP)
            && policy.emailDestination() == EmailDestination.ACCOUNT_ADDRESS;
  }

  /** The types of credentials that are second factors. */
  static Set<String> factorTypes() {
    return METHODS.keySet();
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
      Optional.ofNullable(METHODS.get(row.type()))
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

  private static LastUse lastUse(StoredFactor row) {
    CredentialModel record = new CredentialModel();
    record.setId(row.id());
    record.setCredentialData(row.data());
    return LastUse.in(record);
  }

  private static OptionalInt codesLeft(List<StoredFactor> rows) {
    List<Integer> left = new ArrayList<>();
    for (StoredFactor row : rows) {
      if (row.type().equals(Method.RECOVERY_CODES.credentialType())) {
        left.add(json(row).path("left").size());
      } else if (row.type().equals(RecoveryAuthnCodesCredentialModel.TYPE)) {
        left.add(json(row).path("remainingCodes").asInt());
      }
    }
    return left.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(left.stream().mapToInt(Integer::intValue).sum());
  }

  private static JsonNode json(StoredFactor row) {
    try {
      return JsonSerialization.readValue(row.data(), JsonNode.class);
    } catch (IOException e) {
      throw new IllegalStateException("Credential " + row.id() + " cannot be read", e);
    }
  }
}
