package dev.secondfactor.keycloak.trust;

import java.time.Instant;
import java.time.ZoneOffset;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Has the account console list trusted browsers and remove them. It checks nothing and tells nobody
 * that it is configured, so a trusted browser is no credential to sign in with; it is made at a
 * login alone.
 */
public final class TrustedBrowserProvider implements CredentialProvider<CredentialModel> {

  private final KeycloakSession session;

  TrustedBrowserProvider(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getType() {
    return StoredTrust.TYPE;
  }

  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, CredentialModel credential) {
    return user.credentialManager().createStoredCredential(credential);
  }

  @Override
  public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }

  @Override
  public CredentialModel getCredentialFromModel(CredentialModel model) {
    return model;
  }

  /** Keycloak has no category for what is none of a password, a second factor or a passkey. */
  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    return CredentialTypeMetadata.builder()
        .type(StoredTrust.TYPE)
        .category(CredentialTypeMetadata.Category.TWO_FACTOR)
        .displayName(StoredTrust.TYPE + "-display-name")
        .helpText(StoredTrust.TYPE + "-help-text")
        .iconCssClass("fa fa-desktop")
        .removeable(true)
        .build(session);
  }

  @Override
  public CredentialMetadata getCredentialMetadata(
      CredentialModel credential, CredentialTypeMetadata metadataOfType) {
    StoredTrust browser = StoredTrust.of(credential);
    CredentialMetadata metadata = new CredentialMetadata();
    metadata.setCredentialModel(credential);
    metadata.setInfoMessage(
        "secondFactorTrustedInfo",
        day(browser.lastUsedAt()),
        browser.ipAddress(),
        day(browser.until()));
    return metadata;
  }

  private static String day(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
