package dev.secondfactor.authenticators.lockout;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.info.ProductInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes the condition with which a flow puts the lock before Keycloak's own forms. */
public final class NotLockedConditionFactory
    implements ConditionalAuthenticatorFactory, ServerInfoAwareProviderFactory {

  /** The provider id. */
  public static final String ID = "second-factor-not-locked";

  static final String METHOD = "method";
  static final String NEGATE = "negate";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "Condition - second factor not locked";
  }

  @Override
  public String getHelpText() {
    return "Executes the current flow only if wrong codes have neither locked nor disabled the"
        + " method for the user. To put the lock before a form of Keycloak's own, negate it, and"
        + " put it with the step \"Deny access\" into a conditional sub-flow before that form.";
  }

  @Override
  public boolean isConfigurable() {
    return true;
  }

  @Override
  public boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  public Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(METHOD)
        .label("Method")
        .helpText("The method whose lock is asked for. Keycloak's OTP form is totp.")
        .type(ProviderConfigProperty.LIST_TYPE)
        .options(Arrays.stream(Method.values()).map(Method::id).toList())
        .defaultValue(Method.TOTP.id())
        .add()
        .property()
        .name(NEGATE)
        .label("Negate output")
        .helpText("On: the condition holds when the method is locked or disabled.")
        .type(ProviderConfigProperty.BOOLEAN_TYPE)
        .defaultValue("false")
        .add()
        .build();
  }

  @Override
  public Map<String, String> getOperationalInfo() {
    return ProductInfo.operationalInfo();
  }

  @Override
  public ConditionalAuthenticator getSingleton() {
    return NotLockedCondition.SINGLETON;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
