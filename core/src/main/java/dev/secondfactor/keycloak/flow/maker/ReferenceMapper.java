package dev.secondfactor.keycloak.flow.maker;

import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolFactory;
import org.keycloak.protocol.oidc.mappers.AmrProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;

/**
 * The mapper by which tokens tell the references of the steps. Keycloak has it in no client scope;
 * it is put into the one for {@code acr}, which clients have by default.
 */
final class ReferenceMapper {

  private static final String ATTRIBUTE = "second-factor.amr-mapper";
  private static final String NAME = OAuth2Constants.AUTHENTICATOR_METHOD_REFERENCE;

  private final RealmModel realm;

  ReferenceMapper(RealmModel realm) {
    this.realm = realm;
  }

  /** Adds it, unless a client scope has one, or the one for {@code acr} is gone. */
  void add() {
    if (realm.getClientScopesStream().noneMatch(scope -> find(scope).isPresent())) {
      scope()
          .filter(
              scope ->
                  scope.getProtocolMapperByName(OIDCLoginProtocol.LOGIN_PROTOCOL, NAME) == null)
          .ifPresent(
              scope -> {
                scope.addProtocolMapper(mapper());
                realm.setAttribute(ATTRIBUTE, NAME);
              });
    }
  }

  /** Takes away what was added. */
  void remove() {
    if (realm.getAttribute(ATTRIBUTE) != null) {
      realm.removeAttribute(ATTRIBUTE);
      scope()
          .ifPresent(
              scope ->
                  find(scope)
                      .filter(mapper -> NAME.equals(mapper.getName()))
                      .ifPresent(scope::removeProtocolMapper));
    }
  }

  private static ProtocolMapperModel mapper() {
    ProtocolMapperModel mapper = AmrProtocolMapper.create(NAME, true, true);
    mapper.getConfig().put(OIDCAttributeMapperHelper.INCLUDE_IN_INTROSPECTION, "true");
    return mapper;
  }

  private Optional<ClientScopeModel> scope() {
    return realm
        .getClientScopesStream()
        .filter(scope -> OIDCLoginProtocolFactory.ACR_SCOPE.equals(scope.getName()))
        .findFirst();
  }

  private static Optional<ProtocolMapperModel> find(ClientScopeModel scope) {
    return scope
        .getProtocolMappersStream()
        .filter(mapper -> AmrProtocolMapper.PROVIDER_ID.equals(mapper.getProtocolMapper()))
        .findFirst();
  }
}
