package dev.secondfactor.authenticators.step;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.flow.MethodsSetting;
import java.util.Arrays;
import org.keycloak.provider.ProviderConfigProperty;

/** The setting that names methods, in the factories of steps and conditions. */
public final class MethodsProperty {

  private MethodsProperty() {}

  /**
   * The setting.
   *
   * @param helpText what the methods are for, for administrators
   */
  public static ProviderConfigProperty of(String helpText) {
    ProviderConfigProperty methods =
        new ProviderConfigProperty(
            MethodsSetting.METHODS,
            "Methods",
            helpText,
            ProviderConfigProperty.MULTIVALUED_LIST_TYPE,
            null);
    methods.setOptions(Arrays.stream(Method.values()).map(Method::id).toList());
    return methods;
  }
}
