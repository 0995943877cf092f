package dev.secondfactor.it.harness.cluster;

/** Whether this run was given the product as it was before, for a cluster of both. */
public final class OlderProduct {

  private static final String PROPERTY =
      "container".equals(System.getProperty("keycloak.it"))
          ? "secondfactor.image.old"
          : "secondfactor.jar.old";

  private OlderProduct() {}

  /** For conditions of JUnit. */
  public static boolean isGiven() {
    return !System.getProperty(PROPERTY, "").isBlank();
  }
}
