package dev.secondfactor.keycloak.order;

import dev.secondfactor.core.order.EnrolledFactor;
import dev.secondfactor.core.order.FactorOrder;
import dev.secondfactor.keycloak.factor.SecondFactors;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

/** The second factors of a user, in the order of the credentials. */
record StoredFactors(SubjectCredentialManager credentials) {

  static StoredFactors of(UserModel user) {
    return new StoredFactors(user.credentialManager());
  }

  FactorOrder order() {
    return new FactorOrder(
        credentials
            .getStoredCredentialsStream()
            .filter(SecondFactors::isFactor)
            .map(
                credential ->
                    new EnrolledFactor(
                        credential.getId(),
                        credential.getType(),
                        Optional.ofNullable(credential.getCreatedDate()).orElse(0L)))
            .toList());
  }

  /** Moves some to the front of all; what stands before them stays there, such as the password. */
  void toFront(List<EnrolledFactor> factors) {
    Optional<String> previous =
        credentials
            .getStoredCredentialsStream()
            .takeWhile(credential -> !SecondFactors.isFactor(credential))
            .map(CredentialModel::getId)
            .reduce((one, next) -> next);
    for (EnrolledFactor factor : factors) {
      credentials.moveStoredCredentialTo(factor.id(), previous.orElse(null));
      previous = Optional.of(factor.id());
    }
  }
}
