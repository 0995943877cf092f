package dev.secondfactor.keycloak.info;

import java.util.Map;
import java.util.Optional;

/** Name and version of the product. */
public final class ProductInfo {

  private ProductInfo() {}

  /** What every factory of ours shows under Server info. */
  public static Map<String, String> operationalInfo() {
    return Map.of("keycloak-second-factor", version());
  }

  /** The version that is in the JAR's manifest; {@code development} outside of a JAR. */
  public static String version() {
    return Optional.ofNullable(ProductInfo.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
