package dev.secondfactor.keycloak.credential;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells Keycloak, its account console and its administration about what users have enrolled for one
 * method. A user has one at most.
 */
public abstract class FactorCredentialProvider<C extends CredentialModel>
    implements CredentialProvider<C>, CredentialInputValidator {

  private final KeycloakSession session;
  private final Method method;
  private final String type;
  private final String configureAction;
  private final String iconCssClass;

  /**
   * The credentials of a method.
   *
   * @param configureAction the required action that sets it up
   * @param iconCssClass how the account console shows it
   */
  protected FactorCredentialProvider(
      KeycloakSession session, Method method, String configureAction, String iconCssClass) {
    this.session = session;
    this.method = method;
    this.type = method.credentialType();
    this.configureAction = configureAction;
    this.iconCssClass = iconCssClass;
  }

  /** Says of a credential what the account console shows. */
  protected abstract void describe(C credential, CredentialMetadata metadata);

  @Override
  public final String getType() {
    return type;
  }

  /** Stores a credential in place of the one before it. */
  @Override
  public CredentialModel createCredential(RealmModel realm, UserModel user, C credential) {
    user.credentialManager()
        .getStoredCredentialsByTypeStream(type)
        .map(CredentialModel::getId)
        .toList()
        .forEach(user.credentialManager()::removeStoredCredentialById);
    return user.credentialManager().createStoredCredential(credential);
  }

  @Override
  public final boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }

  @Override
  public final CredentialTypeMetadata getCredentialTypeMetadata(
      CredentialTypeMetadataContext context) {
    // No update action: the account console shows none beside a removal, but always the set-up,
    // which replaces what there is.
    return CredentialTypeMetadata.builder()
        .type(type)
        .category(CredentialTypeMetadata.Category.TWO_FACTOR)
        .displayName(type + "-display-name")
        .helpText(type + "-help-text")
        .iconCssClass(iconCssClass)
        .createAction(canBeSetUp() ? configureAction : null)
        .removeable(true)
        .build(session);
  }

  private boolean canBeSetUp() {
    return RealmPolicy.of(session, session.getContext().getRealm()).letsSetUp(method);
  }

  @Override
  public final CredentialMetadata getCredentialMetadata(
      C credential, CredentialTypeMetadata metadataOfType) {
    CredentialMetadata metadata = new CredentialMetadata();
    metadata.setCredentialModel(credential);
    describe(credential, metadata);
    return metadata;
  }

  @Override
  public final boolean supportsCredentialType(String other) {
    return type.equals(other);
  }

  @Override
  public final boolean supportsCredentialType(CredentialModel credential) {
    return supportsCredentialType(credential.getType());
  }

  @Override
  public final boolean isConfiguredFor(RealmModel realm, UserModel user, String other) {
    return supportsCredentialType(other)
        && user.credentialManager().getStoredCredentialsByTypeStream(type).findAny().isPresent();
  }

  /** Codes are checked by our steps alone, which limit how often. */
  @Override
  public final boolean isValid(RealmModel realm, UserModel user, @Nullable CredentialInput input) {
    return false;
  }
}
